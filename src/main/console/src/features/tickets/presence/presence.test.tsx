import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aTicket, LENA, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const topic = '/topic/ticket.2.presence';
const said = () => FakeSocket.current?.said.map(({ body }) => body) ?? [];
const marc = (doing: string) => ({ type: 'presence', ticket: 2, here: [{ id: MARC.id, name: MARC.name, doing }] });

async function openTicket() {
  const server = new FakeServer(aTicket(1), aTicket(2), aTicket(3));
  const desk = openDesk('/inbox/unassigned/t/2');
  await waitFor(() => expect(FakeSocket.current?.topics.has(topic)).toBe(true));
  return { server, ...desk };
}

describe('presence', () => {
  it('says where this tab is, that it writes, that it hides and that it goes elsewhere', async () => {
    const { router } = await openTicket();
    await waitFor(() => expect(said()).toEqual([{ ticket: 2, doing: 'viewing' }]));
    expect(FakeSocket.current?.said[0]?.destination).toBe('/app/presence');

    fireEvent.input(await screen.findByPlaceholderText(/^Write a reply/), { target: { value: 'Dear' } });
    await waitFor(() => expect(said()).toContainEqual({ ticket: 2, doing: 'reply' }));

    const hidden = Object.getOwnPropertyDescriptor(Document.prototype, 'hidden');
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    fireEvent(document, new Event('visibilitychange'));
    await waitFor(() => expect(said().at(-1)).toEqual({ ticket: 2, doing: 'idle' }));
    Reflect.deleteProperty(document, 'hidden');
    expect(hidden).toBeDefined();

    await router.navigate({ to: '/inbox/$view', params: { view: 'unassigned' } });
    await waitFor(() => expect(said().at(-1)).toEqual({ ticket: 2, doing: 'left' }));
  });

  it('shows who else is there, beside the title and beside the composer', async () => {
    await openTicket();
    await push(topic, marc('viewing'));
    expect(await screen.findByText('Marc Dubois is viewing', { ignore: '[role=status]' })).toBeVisible();
    await push(topic, marc('reply'));
    const composer = screen.getByRole('region', { name: 'Write' });
    expect(within(composer).getByText('Marc Dubois is writing a reply')).toBeVisible();
  });

  it('tells a screen reader once that somebody came and once that they write', async () => {
    await openTicket();
    await push(topic, marc('viewing'));
    const status = screen.getByText('Marc Dubois is viewing', { selector: '[role=status]' });
    await push(topic, marc('reply'));
    expect(status).toHaveTextContent('Marc Dubois is writing a reply');
    await push(topic, marc('viewing'));
    await push(topic, marc('reply'));
    expect(status).toHaveTextContent('Marc Dubois is writing a reply');
  });

  it('never counts this person among the others', async () => {
    await openTicket();
    await push(topic, { type: 'presence', ticket: 2, here: [{ ...LENA, doing: 'reply' }] });
    expect(screen.queryByText(/is writing a reply/)).toBeNull();
  });
});
