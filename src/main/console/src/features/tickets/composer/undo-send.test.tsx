import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aDelivery, aMessage, aTicket, LENA } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const replyBox = () => screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' });

let number = 9100;

async function openHeld() {
  number += 1;
  const server = new FakeServer(aTicket(number));
  const held = aMessage('held', {
    kind: 'reply',
    text: 'Too early',
    author: { name: LENA.name, address: null },
    to: [{ name: 'Amelia Okafor', address: 'amelia@okafor.example' }],
    cc: [{ name: null, address: 'nora@example.com' }],
    delivery: aDelivery({ state: 'held', holdUntil: new Date(Date.now() + 60_000).toISOString() }),
  });
  server.messages.set(number, [aMessage(`first-${number}`), held]);
  server.on(({ method, path }) => {
    if (method !== 'DELETE' || path !== '/messages/held') return undefined;
    server.messages.set(number, [aMessage(`first-${number}`)]);
    return { status: 204 };
  });
  const desk = openDesk(`/inbox/open/t/${number}`);
  await screen.findByText('Too early');
  return { server, number, ...desk };
}

describe('a reply that is still held', () => {
  it('comes back with z, with its people', async () => {
    const { server, user } = await openHeld();
    act(() => document.getElementById('conversation')?.focus());
    await user.keyboard('z');
    await waitFor(() => expect(replyBox()).toHaveValue('Too early'));
    expect(screen.getByLabelText('Cc')).toHaveValue('nora@example.com');
    expect(server.sent('DELETE', '/messages/held')).toHaveLength(1);
  });

  it('does not write over what is new', async () => {
    const { server, number: ticket, user } = await openHeld();
    await user.type(replyBox(), 'Something new');
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    // A save that was on its way may know nothing of it yet.
    await waitFor(() => expect(screen.getByRole('button', { name: 'Use this one instead' })).toBeVisible());
    expect(replyBox()).toHaveValue('Something new');
    expect(screen.getByText('Too early')).toBeVisible();
    expect(server.sent('POST', `/tickets/${ticket}/drafts/reply/other`)[0]?.body).toMatchObject({ text: 'Too early' });
  });
});
