import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { fakeMailboxes } from '@/testing/fake-mailboxes';
import { problem } from '@/testing/fake-server';
import { aMailbox } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

async function ask() {
  const desk = openDesk('/admin/mailboxes/support');
  await desk.user.click(await screen.findByRole('button', { name: 'Remove…' }));
  return { ...desk, dialog: await screen.findByRole('dialog', { name: /^Remove support@/ }) };
}

const sales = () => aMailbox('sales', { address: 'sales@desk.example' });

it('is removed once somebody has read what that means', async () => {
  const server = fakeMailboxes(aMailbox('support', { address: 'support@desk.example' }), sales());
  const { user, router, dialog } = await ask();
  expect(within(dialog).getByText(/Its tickets and messages stay/)).toBeVisible();
  const { violations } = await axe.run(dialog, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((found) => found.id)).toEqual([]);
  expect(server.sent('DELETE', '/channel-accounts/support')).toHaveLength(0);
  await user.click(within(dialog).getByRole('button', { name: 'Remove the mailbox' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/mailboxes'));
  expect(await screen.findByRole('link', { name: 'Change sales@desk.example' })).toBeVisible();
  await waitFor(() => expect(screen.queryByText('support@desk.example')).not.toBeInTheDocument());
});

it('stays where one thinks better of it', async () => {
  const server = fakeMailboxes(aMailbox('support', { address: 'support@desk.example' }));
  const { user, dialog } = await ask();
  await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(screen.getByRole('button', { name: 'Remove…' })).toHaveFocus();
  expect(server.sent('DELETE', '/channel-accounts/support')).toHaveLength(0);
});

it('tells of replies that wait, and gives them up only when told to', async () => {
  const server = fakeMailboxes(aMailbox('support', { address: 'support@desk.example' }), sales());
  let asked = 0;
  server.on(({ method }) =>
    method === 'DELETE' && asked++ === 0 ? problem(409, 'mail-waiting', { count: 2 }) : undefined,
  );
  const { user, router, dialog } = await ask();
  await user.click(within(dialog).getByRole('button', { name: 'Remove the mailbox' }));
  expect(await within(dialog).findByText(/^2 replies have not left yet/)).toBeVisible();
  await user.click(within(dialog).getByRole('button', { name: 'Remove without sending' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/mailboxes'));
  expect(asked).toBe(2);
});

it('is gone as well if somebody else was quicker', async () => {
  const server = fakeMailboxes(aMailbox('support', { address: 'support@desk.example' }), sales());
  server.on(({ method }) => (method === 'DELETE' ? problem(404, 'not-found') : undefined));
  const { user, router, dialog } = await ask();
  await user.click(within(dialog).getByRole('button', { name: 'Remove the mailbox' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/mailboxes'));
});

it('is not offered for a mailbox that is not there yet', async () => {
  fakeMailboxes();
  openDesk('/admin/mailboxes/new');
  await screen.findByLabelText('From name');
  expect(screen.queryByRole('button', { name: 'Remove…' })).not.toBeInTheDocument();
});
