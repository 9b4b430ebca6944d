import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it, vi } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import type { TicketLink } from '../ticket';

const other = (change: Partial<TicketLink> = {}): TicketLink => ({
  number: 2,
  subject: 'Lamp is cracked',
  status: 'open',
  kind: 'possible_follow_up',
  direction: 'to',
  ...change,
});

async function openTicket(server: FakeServer) {
  const desk = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  return { ...desk, posts: (path: string) => server.sent('POST', path) };
}

/** Answers an action with the ticket as it is then. */
function answer(server: FakeServer, path: string, change: Parameters<typeof aTicket>[1]) {
  server.on((asked) => {
    if (asked.method !== 'POST' || asked.path !== path) return undefined;
    server.put(aTicket(1, { rev: 2, ...change }));
    return { body: server.tickets.get(1) };
  });
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('a thank-you', () => {
  it('leaves the ticket solved if one says so', async () => {
    const server = new FakeServer(aTicket(1, { suggestion: 'keep-solved' }));
    answer(server, '/tickets/1/keep-solved', { status: 'resolved' });
    const { user } = await openTicket(server);
    await user.click(button('Keep solved'));
    await waitFor(() => expect(screen.getByLabelText('Status')).toHaveValue('resolved'));
    expect(screen.queryByText(/only says thanks/)).not.toBeInTheDocument();
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Subject of 1 T-1' })).toHaveFocus());
  });

  it('says why it cannot', async () => {
    const server = new FakeServer(aTicket(1, { suggestion: 'keep-solved' }));
    server.on(({ path }) => (path === '/tickets/1/keep-solved' ? problem(409, 'not-reopened') : undefined));
    const { user } = await openTicket(server);
    await user.click(button('Keep solved'));
    expect(await screen.findByText('Its customer did not reopen it with their last message.')).toBeVisible();
  });
});

describe('a possible follow-up', () => {
  it('joins the other ticket, and comes back', async () => {
    const server = new FakeServer(aTicket(1, { links: [other()] }), aTicket(2));
    answer(server, '/tickets/1/join', { status: 'closed', mergedInto: 2 });
    answer(server, '/tickets/1/undo', { status: 'open', links: [other()] });
    const { user, posts } = await openTicket(server);
    expect(screen.getByRole('link', { name: 'T-2 Lamp is cracked' })).toHaveAttribute('href', '/t/2');
    await user.click(button('Join and add'));
    expect(await screen.findByText('This ticket was merged into T-2.')).toBeVisible();
    expect(screen.queryByRole('region', { name: 'Write' })).not.toBeInTheDocument();
    expect(posts('/tickets/1/join')[0]?.body).toEqual({ into: 2 });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Subject of 1 T-1' })).toHaveFocus());
    await user.click(button('Undo'));
    expect(await screen.findByRole('button', { name: 'Join and add' })).toBeVisible();
  });

  it('is taken in by the ticket it belongs to, and let go again', async () => {
    const server = new FakeServer(aTicket(1, { links: [other({ direction: 'from' })] }), aTicket(2));
    server.on(({ path }) => {
      if (path !== '/tickets/2/join') return undefined;
      server.put(aTicket(1));
      return { body: aTicket(2, { status: 'closed', mergedInto: 1 }) };
    });
    answer(server, '/tickets/1/undo', { links: [other({ direction: 'from' })] });
    const { user, posts } = await openTicket(server);
    await user.click(button('Join and add'));
    expect(await screen.findByText('T-2 is part of this ticket now.')).toBeVisible();
    expect(posts('/tickets/2/join')[0]?.body).toEqual({ into: 1 });
    await user.click(button('Undo'));
    expect(await screen.findByRole('button', { name: 'Join and add' })).toBeVisible();
  });

  it('is waved away, and stays away', async () => {
    const server = new FakeServer(aTicket(1, { links: [other()] }), aTicket(2));
    answer(server, '/tickets/1/not-related', { links: [] });
    const { user, posts } = await openTicket(server);
    await user.click(button('Not related'));
    await waitFor(() => expect(screen.queryByText(/may belong to/)).not.toBeInTheDocument());
    expect(posts('/tickets/1/not-related')[0]?.body).toEqual({ other: 2 });
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Subject of 1 T-1' })).toHaveFocus());
  });

  it('says in words why it cannot be waved away', async () => {
    const server = new FakeServer(aTicket(1, { links: [other()] }));
    server.on(({ path }) => (path === '/tickets/1/not-related' ? problem(409, 'not-linked') : undefined));
    const { user } = await openTicket(server);
    await user.click(button('Not related'));
    expect(await screen.findByText('Nothing says that these tickets may belong together.')).toBeVisible();
  });

  it('of a closed ticket only names it', async () => {
    await openTicket(new FakeServer(aTicket(1, { links: [other({ status: 'closed', kind: 'follow_up' })] })));
    expect(screen.getByText(/follows a closed one/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Join and add' })).not.toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Not related' })).not.toBeInTheDocument();
  });

  it('says in words why it could not join', async () => {
    const server = new FakeServer(aTicket(1, { links: [other()] }));
    server.on(({ path }) => (path === '/tickets/1/join' ? problem(409, 'already-merged') : undefined));
    const { user } = await openTicket(server);
    await user.click(button('Join and add'));
    expect(await screen.findByText('One of the tickets was merged already.')).toBeVisible();
  });
});

describe('the menu', () => {
  it('merges into a ticket it has shown', async () => {
    const server = new FakeServer(aTicket(1), aTicket(1234, { subject: 'Lamp is cracked' }));
    answer(server, '/tickets/1/merge', { status: 'closed', mergedInto: 1234 });
    const { user, posts } = await openTicket(server);
    await user.click(button('More actions'));
    await user.click(await screen.findByRole('menuitem', { name: 'Merge into…' }));
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('Ticket number or words'), 'T-１２３４');
    expect(await within(dialog).findByText('T-1234 Lamp is cracked')).toBeVisible();
    const { violations } = await axe.run(dialog, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((found) => found.id)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Merge' }));
    expect(await screen.findByText('This ticket was merged into T-1234.')).toBeVisible();
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(posts('/tickets/1/merge')[0]?.body).toEqual({ into: 1234 });
  });

  it('finds the other ticket by its words, with the keyboard alone', async () => {
    const server = new FakeServer(
      aTicket(1),
      aTicket(1234, { subject: 'Lamp is cracked' }),
      aTicket(5, { mergedInto: 1234 }),
    );
    answer(server, '/tickets/1/merge', { status: 'closed', mergedInto: 1234 });
    server.on(({ path }) => {
      if (!path.startsWith('/tickets?q=lamp')) return undefined;
      const items = [1, 5, 1234].map((number) => ({ ...server.tickets.get(number), highlights: {} }));
      return { body: { items, next: null, count: 3, complete: true } };
    });
    const { user, posts } = await openTicket(server);
    await user.keyboard('{Shift>}M{/Shift}');
    const dialog = within(await screen.findByRole('dialog'));
    await user.keyboard('lamp');
    // Neither the ticket itself nor one that is part of another.
    await waitFor(() => expect(dialog.getAllByRole('option')).toHaveLength(1));
    expect(dialog.getByRole('option')).toHaveTextContent('Lamp is cracked');
    await user.keyboard('{Enter}');
    expect(await dialog.findByText('T-1234 Lamp is cracked')).toBeVisible();
    expect(dialog.getByRole('combobox')).toHaveValue('T-1234');
    expect(dialog.queryByRole('option')).toBeNull();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(posts('/tickets/1/merge')[0]?.body).toEqual({ into: 1234 }));
  });

  it('keeps the dialog open when it cannot merge', async () => {
    const server = new FakeServer(aTicket(1));
    server.on(({ path }) => (path === '/tickets/1/merge' ? problem(409, 'same-ticket') : undefined));
    const { user, posts } = await openTicket(server);
    await user.click(button('More actions'));
    await user.click(await screen.findByRole('menuitem', { name: 'Merge into…' }));
    await user.keyboard('{Enter}');
    expect(await screen.findByText('Name the other ticket, or choose it from what is found.')).toBeVisible();
    await user.type(screen.getByLabelText('Ticket number or words'), '1{Enter}');
    expect(await screen.findByText('A ticket cannot be merged into itself.')).toBeVisible();
    expect(posts('/tickets/1/merge')).toHaveLength(1);
  });

  it('copies the status link', async () => {
    const server = new FakeServer(aTicket(1));
    const url = 'https://desk.example/s/abc';
    server.on(({ path }) => (path === '/tickets/1/status-link' ? { body: { url } } : undefined));
    const { user } = await openTicket(server);
    await user.click(button('More actions'));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy status link' }));
    expect(await screen.findByText(/^Status link copied/)).toBeVisible();
    expect(await navigator.clipboard.readText()).toBe(url);
  });

  it('shows the status link where there is no clipboard', async () => {
    const server = new FakeServer(aTicket(1));
    const url = 'https://desk.example/s/abc';
    server.on(({ path }) => (path === '/tickets/1/status-link' ? { body: { url } } : undefined));
    const { user } = await openTicket(server);
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    await user.click(button('More actions'));
    await user.click(await screen.findByRole('menuitem', { name: 'Copy status link' }));
    expect(await screen.findByLabelText('Status link')).toHaveValue(url);
  });

  it('revokes the status link once one has confirmed', async () => {
    const server = new FakeServer(aTicket(1));
    server.on(({ method, path }) =>
      method === 'DELETE' && path === '/tickets/1/status-link' ? { status: 204 } : undefined,
    );
    const { user } = await openTicket(server);
    await user.click(button('More actions'));
    await user.click(await screen.findByRole('menuitem', { name: 'Revoke status link…' }));
    expect(server.sent('DELETE', '/tickets/1')).toHaveLength(0);
    await user.click(await screen.findByRole('button', { name: 'Revoke the link' }));
    expect(await screen.findByText('The status link no longer works.')).toBeVisible();
    expect(server.sent('DELETE', '/tickets/1/status-link')).toHaveLength(1);
  });
});
