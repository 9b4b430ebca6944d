import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aFrame, aMessage, aTicket, LENA, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer(aTicket(1, { unread: 3 }), aTicket(2));
});

const row = (number: number) => {
  const found = document.querySelector<HTMLElement>(`[data-number="${number}"]`);
  if (!found) throw new Error(`No row of ${number}`);
  return within(found);
};
const said = () => server.sent('POST', '/tickets/seen').map(({ body }) => body);

it('says how much is unread, until the ticket is opened', async () => {
  const { user } = openDesk('/inbox/open');
  expect(await screen.findByText('3 unread messages')).toBeInTheDocument();
  expect(row(2).queryByText(/unread/)).toBeNull();
  await user.click(screen.getByText('Subject of 1'));
  await screen.findByText('Text of first-1');
  await waitFor(() => expect(said()).toEqual([{ numbers: [1], upTo: 'first-1' }]));
  expect(row(1).queryByText(/unread/)).toBeNull();
});

it('says in the conversation where what is new begins, as long as it is open', async () => {
  server.put(aTicket(1, { unread: 2 }));
  server.messages.set(1, [
    aMessage('old'),
    aMessage('mine', { kind: 'reply', author: { name: LENA.name, address: null } }),
    aMessage('one'),
    aMessage('receipt', { kind: 'reply', automatic: true, author: { name: 'Desk', address: null } }),
    aMessage('two', { kind: 'note', author: { name: MARC.name, address: null } }),
  ]);
  const { user } = openDesk('/inbox/open');
  await user.click(await screen.findByText('Subject of 1'));
  const line = await screen.findByText('New');
  expect(line.parentElement).toHaveTextContent('Text of one');
  await waitFor(() => expect(said()).toEqual([{ numbers: [1], upTo: 'two' }]));
  expect(line).toBeVisible();
  await user.click(screen.getByText('Subject of 2'));
  await screen.findByText('Text of first-2');
  expect(screen.queryByText('New')).toBeNull();
});

it('tells nothing of a ticket in which nothing is new', async () => {
  openDesk('/inbox/open/t/2');
  await screen.findByText('Text of first-2');
  server.messages.get(2)?.push(aMessage('second-2'));
  await waitFor(() => expect(FakeSocket.current?.topics.has('/topic/ticket.2')).toBe(true));
  expect(said()).toEqual([]);
  await push('/topic/ticket.2', { ...aFrame(101, aTicket(2, { rev: 2, messageCount: 2 }), 'message'), prev: 90 });
  await screen.findByText('Text of second-2');
  await waitFor(() => expect(said()).toEqual([{ numbers: [2], upTo: 'second-2' }]));
});

it('is unread once more by its key, and stays so while it is open', async () => {
  const { user } = openDesk('/inbox/open/t/2');
  await screen.findByText('Text of first-2');
  await user.keyboard('u');
  expect(await row(2).findByText('1 unread message')).toBeInTheDocument();
  expect(server.sent('POST', '/tickets/unread')[0]?.body).toEqual({ numbers: [2] });
  expect(said()).toEqual([]);
});

it('marks what is selected, and makes it read by the same key', async () => {
  const { user } = openDesk('/inbox/open');
  await screen.findAllByText('Subject of 2');
  await user.click(screen.getByRole('checkbox', { name: 'Select T-1' }));
  await user.click(screen.getByRole('checkbox', { name: 'Select T-2' }));
  await screen.findByRole('region', { name: 'Selected tickets' });
  await user.keyboard('u');
  await waitFor(() => expect(server.sent('POST', '/tickets/unread')[0]?.body).toEqual({ numbers: [1, 2] }));
  expect(await row(2).findByText('1 unread message')).toBeInTheDocument();
  await user.keyboard('u');
  await waitFor(() => expect(said()).toEqual([{ numbers: [1, 2] }]));
  await waitFor(() => expect(screen.queryByText(/unread message/)).toBeNull());
});

it('hears what was read in another window', async () => {
  openDesk('/inbox/open');
  expect(await screen.findByText('3 unread messages')).toBeInTheDocument();
  await waitFor(() => expect(FakeSocket.current?.topics.has('/user/queue/notices')).toBe(true));
  await push('/user/queue/notices', { type: 'unread', items: [{ number: 1, unread: 1 }] });
  expect(await screen.findByText('1 unread message')).toBeInTheDocument();
});
