import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aMessage, aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

async function choosing(server: FakeServer) {
  server.messages.set(1, [aMessage('first-1'), aMessage('second', { subject: 'The invoice' })]);
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await user.click(screen.getByRole('button', { name: 'More actions' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Split to a new ticket…' }));
  return { user, form: within(await screen.findByRole('form', { name: 'Split to a new ticket' })) };
}

it('makes a ticket of what one chose, and takes it back by z', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) => {
    if (path === '/tickets/1/split') {
      const link = { number: 7, subject: 'The invoice', status: 'new', kind: 'split', direction: 'from' } as const;
      server.put(aTicket(1, { rev: 2, links: [link] }));
      return { status: 201, body: { ...aTicket(7), from: 1 } };
    }
    return path === '/tickets/7/undo' ? { body: aTicket(7, { status: 'closed', mergedInto: 1 }) } : undefined;
  });
  const { user, form } = await choosing(server);
  expect(screen.queryByRole('region', { name: 'Write' })).not.toBeInTheDocument();
  await user.click(screen.getAllByRole('checkbox', { name: 'Into the new ticket' })[1] as HTMLElement);
  expect(form.getByRole('status')).toHaveTextContent(/with 1 message\. Replies there will go to/);
  expect(form.getByLabelText('Subject')).toHaveValue('The invoice');
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((found) => found.id)).toEqual([]);
  await user.click(form.getByRole('button', { name: 'Split' }));
  expect(await screen.findByText(/1 message is a ticket of its own now/)).toBeVisible();
  // One notice names it, not the link beside it too.
  expect(screen.queryByText(/Split off this ticket/)).toBeNull();
  expect(screen.getByRole('link', { name: 'T-7' })).toHaveAttribute('href', '/t/7');
  expect(server.sent('POST', '/tickets/1/split')[0]?.body).toEqual({ messages: ['second'], subject: 'The invoice' });
  await user.keyboard('z');
  await waitFor(() => expect(screen.queryByText(/ticket of its own now/)).not.toBeInTheDocument());
  expect(server.sent('POST', '/tickets/7/undo')).toHaveLength(1);
  expect(await screen.findByText(/Split off this ticket/)).toBeVisible();
});

it('says what is missing, and why it cannot', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) => (path === '/tickets/1/split' ? problem(409, 'nothing-left') : undefined));
  const { user, form } = await choosing(server);
  await user.click(form.getByRole('button', { name: 'Split' }));
  expect(form.getByRole('alert')).toHaveTextContent('Choose at least one message.');
  for (const box of screen.getAllByRole('checkbox', { name: 'Into the new ticket' })) await user.click(box);
  await user.click(form.getByRole('button', { name: 'Split' }));
  expect(await form.findByText('At least one message of its own customer has to stay in the ticket.')).toBeVisible();
  await user.click(form.getByRole('button', { name: 'Cancel' }));
  expect(screen.queryByRole('checkbox', { name: 'Into the new ticket' })).not.toBeInTheDocument();
});

it('leads from the number of a merged ticket to the other', async () => {
  const server = new FakeServer(aTicket(1, { status: 'closed', mergedInto: 2 }), aTicket(2));
  server.on(({ path }) => {
    if (path !== '/tickets/1/undo') return undefined;
    server.put(aTicket(1));
    return { body: aTicket(1) };
  });
  const { user } = openDesk('/t/1');
  expect(await screen.findByRole('heading', { name: 'Subject of 2 T-2' })).toBeVisible();
  expect(await screen.findByText('T-1 was merged into this ticket.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  await waitFor(() => expect(screen.queryByText(/was merged into this ticket/)).not.toBeInTheDocument());
  expect(server.sent('POST', '/tickets/1/undo')).toHaveLength(1);
});

it('shows who goes and who stays before two are merged, and swaps them', async () => {
  const bob = { name: 'Bob', address: 'bob@example.com' };
  const server = new FakeServer(aTicket(1), aTicket(2, { customer: { ...aTicket(2).customer, ...bob } }));
  server.on(({ path }) => (path === '/tickets/2/merge' ? { body: aTicket(2, { mergedInto: 1 }) } : undefined));
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await user.keyboard('{Shift>}M{/Shift}');
  const dialog = within(await screen.findByRole('dialog'));
  await user.type(dialog.getByLabelText('Ticket number or words'), '2');
  expect(await dialog.findByText(/The customers differ/)).toHaveTextContent('Replies will go to Bob;');
  await user.click(dialog.getByRole('button', { name: 'Swap' }));
  expect(dialog.getByText(/The customers differ/)).not.toHaveTextContent('Replies will go to Bob;');
  await user.click(dialog.getByRole('button', { name: 'Merge' }));
  await waitFor(() => expect(server.sent('POST', '/tickets/2/merge')[0]?.body).toEqual({ into: 1 }));
});
