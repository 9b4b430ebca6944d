import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import written from '../../../../../java/io/tributary/ticket/History.java?raw';

/** Everything the server writes down, read where it writes it. */
const TYPES = [...(written.split('payload(TicketEvent')[0] ?? '').matchAll(/case TicketEvent\.\w+ e ->.*/g)].flatMap(
  ([line]) => [...line.matchAll(/"([a-z_]+)"/g)].map(([, type]) => type ?? ''),
);

const entry = (id: string, type: string, payload: object, more: object = {}) => ({
  id,
  at: '2026-11-20T09:00:00Z',
  type,
  payload,
  actor: { kind: 'agent', name: 'Lena' },
  ...more,
});

async function openHistory(server: FakeServer, items: object[]) {
  server.on(({ method, path }) =>
    method === 'GET' && path === '/tickets/1/history' ? { body: { items, next: null } } : undefined,
  );
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await user.click(await screen.findByRole('heading', { name: 'History' }));
  return user;
}

it('has words for everything the server writes down', async () => {
  expect(TYPES.length).toBeGreaterThan(10);
  const change = { status: { from: 'new', to: 'open' } };
  await openHistory(
    new FakeServer(aTicket(1)),
    TYPES.map((type) =>
      entry(
        type,
        type,
        type === 'changed' ? change : { kind: 'note', state: 'sent', messages: 1, dueAt: '2026-11-20T10:00:00Z' },
      ),
    ),
  );
  await screen.findByText('Ticket opened');
  for (const type of TYPES) expect(screen.queryByText(type)).not.toBeInTheDocument();
});

it('tells of a split and takes it back', async () => {
  const server = new FakeServer(aTicket(1));
  let undoable = true;
  server.on(({ method, path }) => {
    if (method !== 'POST' || path !== '/tickets/1/undo') return undefined;
    if (!undoable) return problem(409, 'undo-newer-first');
    undoable = false;
    return { body: server.tickets.get(1) };
  });
  const facts = { kind: 'split', direction: 'away', other: 7, messages: 2 };
  const user = await openHistory(server, [entry('a', 'moved', facts, { operation: 'op', undoable: true })]);
  const said = within((await screen.findByText('Split 2 messages to T-7')).closest('li') as HTMLElement);
  expect(said.getByText(/Lena/)).toBeVisible();
  await user.click(said.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(server.sent('POST', '/tickets/1/undo')[0]?.body).toEqual({ operation: 'op' }));
  await user.click(said.getByRole('button', { name: 'Undo' }));
  expect(await said.findByText('Some of these messages were moved again later. Undo that first.')).toBeVisible();
});
