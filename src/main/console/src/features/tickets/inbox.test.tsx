import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aFrame, aTicket, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const rows = () => screen.getAllByRole('row').map((row) => row.dataset.number);
const live = () => waitFor(() => expect(FakeSocket.current?.topics.has('/topic/team.billing')).toBe(true));

async function openQueue(path = '/inbox/unassigned') {
  const server = new FakeServer(aTicket(1), aTicket(2), aTicket(3));
  const desk = openDesk(path);
  await screen.findAllByText('Subject of 2');
  await live();
  return { server, ...desk };
}

describe('the queue', () => {
  it('patches a row in place', async () => {
    await openQueue();
    const changed = aTicket(2, { rev: 2, status: 'pending', subject: 'Another subject' });
    await push('/topic/team.billing', { ...aFrame(101, changed), prev: 90 });
    expect(await screen.findByText('Another subject')).toBeVisible();
    expect(rows()).toEqual(['1', '2', '3']);
  });

  it('does not let an older revision undo a newer one', async () => {
    await openQueue();
    await push('/topic/team.billing', { ...aFrame(102, aTicket(2, { rev: 3, subject: 'Newer' })), prev: 90 });
    await push('/topic/team.none', { ...aFrame(101, aTicket(2, { rev: 2, subject: 'Older' })), prev: 90 });
    expect(screen.getByText('Newer')).toBeVisible();
  });

  it('lets new tickets wait until they are asked for', async () => {
    const { server, user } = await openQueue();
    const fresh = aTicket(9, { subject: 'Just arrived' });
    await push('/topic/team.none', { ...aFrame(101, fresh, 'opened'), prev: 0 });
    expect(screen.queryByText('Just arrived')).toBeNull();
    expect(screen.getByRole('button', { name: '1 new' })).toBeVisible();
    server.put(fresh);
    await user.keyboard('.');
    expect(await screen.findByText('Just arrived')).toBeVisible();
    expect(screen.queryByRole('button', { name: '1 new' })).toBeNull();
  });

  it('keeps a ticket someone else took in its place and says so', async () => {
    await openQueue();
    await push('/topic/team.billing', { ...aFrame(101, aTicket(2, { rev: 2, assignee: MARC })), prev: 90 });
    expect(screen.getByText('Assigned to Marc Dubois')).toBeVisible();
    expect(rows()).toEqual(['1', '2', '3']);
  });

  it('says that a ticket is out of sight', async () => {
    await openQueue();
    await push('/topic/team.billing', { seq: 101, prev: 90, type: 'gone', ticket: 2 });
    expect(screen.getByText('No longer visible to you')).toBeVisible();
  });

  it('shows what was missed while the connection was down, without a reload', async () => {
    const { server } = await openQueue();
    server.feed.push(aFrame(101, aTicket(3, { rev: 2, subject: 'Changed meanwhile' })));
    act(() => FakeSocket.current?.drop());
    act(() => void window.dispatchEvent(new Event('online')));
    expect(await screen.findByText('Changed meanwhile')).toBeVisible();
  });

  it('is walked with j and k and opened with Enter', async () => {
    const { user, router } = await openQueue();
    await user.keyboard('jj');
    await waitFor(() => expect(document.activeElement).toHaveAttribute('data-number', '2'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(router.state.location.pathname).toBe('/inbox/unassigned/t/2'));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Subject of 2 T-2' })).toHaveFocus());
    await user.keyboard('{Escape}');
    expect(document.activeElement).toHaveAttribute('data-number', '2');
  });
});

describe('the open ticket', () => {
  it('follows what colleagues change', async () => {
    const { server } = await openQueue('/inbox/unassigned/t/2');
    await screen.findByText('Text of first-2');
    await waitFor(() => expect(FakeSocket.current?.topics.has('/topic/ticket.2')).toBe(true));
    const changed = aTicket(2, { rev: 2, status: 'on_hold' });
    server.put({ ...changed, participants: [{ name: 'Nora Quist', address: 'nora@example.com' }] });
    await push('/topic/ticket.2', { ...aFrame(101, changed), prev: 0 });
    expect(screen.getByLabelText('Status')).toHaveValue('on_hold');
    expect(await screen.findByText('Nora Quist')).toBeVisible();
  });

  it('is taken with one key', async () => {
    const { server, user } = await openQueue('/inbox/unassigned/t/2');
    await screen.findByText('Text of first-2');
    await user.keyboard('i');
    await waitFor(() => expect(server.sent('POST', '/tickets/2/claim')).toHaveLength(1));
    const [claim] = server.sent('POST', '/tickets/2/claim');
    expect(claim?.body).toEqual({ from: null });
    expect(claim?.headers['X-CSRF-TOKEN']).toBe('token');
  });

  it('shows both values when someone else changed the same field', async () => {
    const { server, user } = await openQueue('/inbox/unassigned/t/2');
    await screen.findByText('Text of first-2');
    server.on(({ method }) =>
      method === 'PATCH' ? problem(412, 'changed-meanwhile', { fields: ['status'] }) : undefined,
    );
    server.put(aTicket(2, { rev: 5, status: 'pending' }));
    await user.selectOptions(screen.getByLabelText('Status'), 'Resolved');
    const notice = await screen.findByRole('alert');
    await waitFor(() => expect(notice).toHaveTextContent('It is now “Pending”; you chose “Resolved”.'));
    server.on(({ method }) => (method === 'PATCH' ? { body: aTicket(2, { rev: 6, status: 'resolved' }) } : undefined));
    await user.click(within(notice).getByRole('button', { name: 'Change to “Resolved”' }));
    await waitFor(() => expect(screen.getByLabelText('Status')).toHaveValue('resolved'));
    expect(server.sent('PATCH', '/tickets/2').at(-1)?.headers['If-Match']).toBe('"5"');
  });

  it('says when it may no longer be seen', async () => {
    const { server } = await openQueue('/inbox/unassigned/t/2');
    await screen.findByText('Text of first-2');
    server.tickets.delete(2);
    await push('/topic/team.billing', { seq: 101, prev: 90, type: 'gone', ticket: 2 });
    expect(await screen.findByText('This ticket is not here')).toBeVisible();
  });
});
