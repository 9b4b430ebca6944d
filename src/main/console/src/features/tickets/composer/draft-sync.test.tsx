import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const noteBox = () => screen.getByRole('textbox', { name: 'Internal note, only your team sees it' });
const replyBox = () => screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' });
const aDraft = (ticket: number, text: string) => ({
  ticket,
  kind: 'reply',
  rev: 4,
  text,
  to: null,
  cc: null,
  attachments: [],
  savedAt: '2026-11-20T09:00:00Z',
  other: null as object | null,
});

let number = 5100;

async function openTicket(prepare: (server: FakeServer) => void = () => {}) {
  number += 1;
  const server = new FakeServer(aTicket(number));
  prepare(server);
  const desk = openDesk(`/inbox/open/t/${number}`);
  await screen.findByText(`Text of first-${number}`);
  return { server, number, saves: () => server.sent('PUT', `/tickets/${number}/drafts`), ...desk };
}

describe('a draft on the server', () => {
  it('is what another browser has written', async () => {
    await openTicket((server) => server.drafts.push(aDraft(number, 'Begun at home')));
    await waitFor(() => expect(replyBox()).toHaveValue('Begun at home'));
  });

  it('is saved soon after somebody stops to write', async () => {
    const { saves, number, user } = await openTicket();
    await user.type(replyBox(), 'Half a sen');
    const saved = { path: `/tickets/${number}/drafts/reply`, body: { text: 'Half a sen' } };
    await waitFor(() => expect(saves().at(-1)).toMatchObject(saved));
  });

  it('never takes the words from somebody who writes', async () => {
    const { server, number, user } = await openTicket();
    await user.type(replyBox(), 'Mine');
    server.drafts = [aDraft(number, 'Theirs')];
    act(() => void window.dispatchEvent(new Event('focus')));
    await new Promise((done) => setTimeout(done, 200));
    expect(replyBox()).toHaveValue('Mine');
  });

  it('offers what was written at once in another browser, and keeps both', async () => {
    const other = { text: 'From the office', to: null, cc: null, attachments: [] };
    const { saves, user } = await openTicket((server) => server.drafts.push({ ...aDraft(number, 'From home'), other }));
    await user.click(await screen.findByRole('button', { name: 'Use this one instead' }));
    await waitFor(() => expect(replyBox()).toHaveValue('From the office'));
    await waitFor(() => expect(saves()[0]?.body).toMatchObject({ text: 'From the office', other: 'swap', rev: 4 }));
  });

  it('is gone where it was sent from another browser', async () => {
    const { server, number: ticket } = await openTicket((fake) => fake.drafts.push(aDraft(number, 'To be sent')));
    await waitFor(() => expect(replyBox()).toHaveValue('To be sent'));
    server.drafts = [{ ...aDraft(ticket, ''), rev: 5 }];
    act(() => void window.dispatchEvent(new Event('focus')));
    await waitFor(() => expect(replyBox()).toHaveValue(''));
  });

  it('is told with the same attempt after a lost answer and a reload', async () => {
    const { server, number, user, router } = await openTicket();
    server.on(({ method, path }) =>
      method === 'POST' && path.endsWith('/messages') ? problem(500, 'internal') : undefined,
    );
    await user.keyboard('n');
    await user.type(noteBox(), 'Once{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/^Not sent\./)).toBeVisible();
    await router.navigate({ to: '/me' });
    await router.navigate({ to: '/t/$no', params: { no: String(number) } });
    await user.type(
      await screen.findByRole('textbox', { name: 'Internal note, only your team sees it' }),
      '{Control>}{Enter}{/Control}',
    );
    await waitFor(() => expect(server.sent('POST', `/tickets/${number}/messages`)).toHaveLength(2));
    const [first, second] = server.sent('POST', `/tickets/${number}/messages`);
    expect(second?.headers['Idempotency-Key']).toBe(first?.headers['Idempotency-Key']);
    expect(second?.body).toEqual(first?.body);
  });

  it('is not lost with the sight of its ticket', async () => {
    const { server, number, user } = await openTicket();
    await user.type(replyBox(), 'Nobody shall lose this');
    server.tickets.delete(number);
    const { queryClient } = await import('@/lib/query-client');
    await act(async () => queryClient.invalidateQueries());
    expect(await screen.findByRole('button', { name: 'Copy text' })).toBeVisible();
    expect(screen.getByText('Nobody shall lose this')).toBeVisible();
  });
});
