import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aDelivery, aFrame, aMessage, aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const reply = (change: Parameters<typeof aDelivery>[0]) =>
  aMessage('reply', { kind: 'reply', text: 'Our answer', delivery: aDelivery(change) });

it('shows a bounce when it comes, and sends again', async () => {
  const server = new FakeServer(aTicket(1));
  server.messages.set(1, [reply({ state: 'sent' })]);
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText(/^Sent /);
  const bounce = { hard: true, code: '5.1.1', recipient: 'amelia@okafor.example', error: 'no such user' };
  server.messages.set(1, [reply({ state: 'failed', ...bounce })]);
  server.on(({ path, method }) => {
    if (method !== 'POST' || path !== '/messages/reply/retry') return undefined;
    server.messages.set(1, [reply({ state: 'queued', attempts: 0 })]);
    return { status: 202, body: {} };
  });
  await waitFor(() => expect(FakeSocket.current?.topics.has('/topic/ticket.1')).toBe(true));
  await push('/topic/ticket.1', { ...aFrame(101, aTicket(1), 'delivery'), prev: 100 });
  expect(await screen.findByText(/^amelia@okafor.example cannot be reached/)).toBeVisible();
  expect(screen.getByText('The other server said: 5.1.1 no such user')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Send again' }));
  expect(await screen.findByText('On its way')).toBeVisible();
  await waitFor(() => expect(screen.queryByText('Not sent')).not.toBeInTheDocument());
});

it('says when it tries again, how often it tried and why', async () => {
  const server = new FakeServer(aTicket(1));
  const later = {
    nextTryAt: '2026-11-20T10:00:00Z',
    attempts: 2,
    code: '450',
    error: 'greylisted',
    waiting: 'greylisted',
  };
  server.messages.set(1, [reply({ state: 'queued', ...later })]);
  openDesk('/inbox/open/t/1');
  expect(await screen.findByText(/^Trying again at/)).toBeVisible();
  expect(screen.getByText('The other server said: 450 greylisted')).toBeVisible();
  expect(screen.getByText('2 tries so far.')).toBeVisible();
});

it('does not blame the other server for trouble of our own account', async () => {
  const server = new FakeServer(aTicket(1));
  const trouble = { code: '535', error: 'credentials invalid', waiting: 'credentials invalid', blocked: true };
  server.messages.set(1, [reply({ state: 'queued', attempts: 1, ...trouble })]);
  openDesk('/inbox/open/t/1');
  expect(
    await screen.findByText(/^Our own mail account cannot send at the moment: 535 credentials invalid/),
  ).toBeVisible();
  expect(screen.queryByText(/other server/)).not.toBeInTheDocument();
});

it('says of a reply that was given up that it was our own account', async () => {
  const server = new FakeServer(aTicket(1));
  const failures = [{ recipient: 'amelia@okafor.example', reason: 'credentials invalid' }];
  const given = {
    code: '5.7.8',
    error: 'credentials invalid',
    hard: false,
    recipient: 'amelia@okafor.example',
    failures,
  };
  server.messages.set(1, [reply({ state: 'failed', fault: 'account', ...given })]);
  openDesk('/inbox/open/t/1');
  expect(await screen.findByText('Our own mail account could not send: 5.7.8 credentials invalid')).toBeVisible();
  expect(screen.queryByText(/other server|given up/)).not.toBeInTheDocument();
});

it('says that the mailbox of a reply is gone', async () => {
  const server = new FakeServer(aTicket(1));
  server.messages.set(1, [reply({ state: 'failed', fault: 'removed', error: 'gone for good' })]);
  openDesk('/inbox/open/t/1');
  expect(await screen.findByText(/^The mailbox it was .* has been removed\.$/)).toBeVisible();
  expect(screen.queryByText(/gone for good/)).not.toBeInTheDocument();
});

it('names whom a reply did not reach, and does not offer to send it to everybody again', async () => {
  const server = new FakeServer(aTicket(1));
  const failures = [{ recipient: 'nora@example.com', reason: 'no such user' }];
  server.messages.set(1, [reply({ state: 'sent', error: 'no such user', code: '5.1.1', failures })]);
  openDesk('/inbox/open/t/1');
  expect(await screen.findByText('Not delivered to nora@example.com.')).toBeVisible();
  expect(screen.getByText('The other server said: 5.1.1 no such user')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Send again' })).not.toBeInTheDocument();
});
