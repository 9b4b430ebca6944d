import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer } from '@/testing/fake-server';
import { aDelivery, aMessage, aTicket, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const NORA = { name: 'Nora Quist', address: 'nora@example.com' };

async function openWith(rights: string[], change: Parameters<typeof aTicket>[1] = {}) {
  const server = new FakeServer(aTicket(1, { rights, ...change }));
  server.messages.set(1, [
    aMessage('first-1'),
    aMessage('lost', { kind: 'reply', delivery: aDelivery({ state: 'failed' }) }),
  ]);
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await screen.findByRole('region', { name: 'Participants' });
  return { server, user };
}

const button = (name: string | RegExp) => screen.queryByRole('button', { name });

/** Of a ticket with everything on it; the reader has none of the rights they need. */
const FULL: Parameters<typeof aTicket>[1] = {
  participants: [NORA],
  followers: [MARC],
  tags: ['vip'],
  suggestion: 'keep-solved',
  links: [{ number: 7, subject: 'Other', status: 'open', kind: 'possible_follow_up', direction: 'to' }],
};
const BUTTONS = [
  'Assign to me',
  'Add somebody',
  'Remove Nora Quist',
  'Join and add',
  'Not related',
  'Keep solved',
  'Send again',
  'Edit and send again',
  'Link a ticket…',
  /Marc Dubois/,
];

it('says nothing of rights to whoever has them all', async () => {
  await openWith(['see', 'note', 'reply', 'change', 'merge'], FULL);
  for (const name of BUTTONS) expect([name, button(name)]).not.toEqual([name, null]);
  expect(screen.queryByText(/Your role/)).not.toBeInTheDocument();
});

it('says to whoever may only read that they may, and offers nothing that would be refused', async () => {
  const { server, user } = await openWith(['see'], FULL);
  expect(screen.getByText(/^You can only read this ticket\./)).toBeVisible();
  expect(
    screen.getByText(/^You can read this conversation, but your role does not let you write in it\./),
  ).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /Message|Note|Reply/ })).not.toBeInTheDocument();
  expect(screen.queryByRole('combobox', { name: 'Status' })).not.toBeInTheDocument();
  const properties = screen.getByRole('group', { name: 'Properties' });
  expect(properties).toHaveTextContent('Status Open');
  expect(properties).toHaveTextContent('Team Billing');
  expect(properties).toHaveTextContent('Assignee Unassigned');
  expect(screen.getByText('vip')).toBeVisible();
  for (const name of BUTTONS) expect([name, button(name)]).toEqual([name, null]);
  // What one is told oneself is one's own choice.
  expect(button('Follow')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'More actions' }));
  expect((await screen.findAllByRole('menuitem')).map((item) => item.textContent)).toEqual(['Mark unread']);
  await user.keyboard('{Escape}');
  for (const key of ['e', 'i', 'a', 'p', 't', 's', 'r', 'n', 'M']) await user.keyboard(key);
  expect(server.asked.filter(({ method, path }) => method !== 'GET' && path.startsWith('/tickets/1'))).toEqual([]);
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((found) => found.id)).toEqual([]);
});

it('gives whoever may write notes that one composer, and no way to resolve with it', async () => {
  const { server, user } = await openWith(['see', 'note']);
  expect(
    screen.getByText(/^Your role does not let you answer this customer, change this ticket, or merge/),
  ).toBeVisible();
  const composer = within(screen.getByRole('region', { name: 'Write' }));
  expect(composer.queryByRole('button', { name: 'Reply' })).not.toBeInTheDocument();
  const field = composer.getByRole('textbox', { name: /note/i });
  await user.type(field, 'Seen{Control>}{Shift>}{Enter}{/Shift}{/Control}');
  await waitFor(() => expect(server.sent('POST', '/tickets/1/messages')).toHaveLength(1));
  const [sent] = server.sent('POST', '/tickets/1/messages');
  expect(sent?.body.kind).toBe('note');
  expect(sent?.body).not.toHaveProperty('status');
});

it('keeps what was begun before the right was taken', async () => {
  const { server, user } = await openWith(['see', 'note', 'reply', 'change', 'merge']);
  const composer = within(screen.getByRole('region', { name: 'Write' }));
  await user.type(composer.getByRole('textbox', { name: /reply/i }), 'Half an answer');
  server.put(aTicket(1, { rights: ['see'], rev: 2 }));
  const { queryClient } = await import('@/lib/query-client');
  await queryClient.invalidateQueries({ queryKey: ['ticket', 1] });
  expect(await screen.findByRole('button', { name: 'Copy text' })).toBeVisible();
  expect(screen.getByText('Half an answer')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /reply/i })).not.toBeInTheDocument();
});

it('says it in Chinese', async () => {
  await openWith(['see', 'note', 'reply']);
  await applyLocale('zh-CN');
  expect(await screen.findByText('你的角色不能修改此工单或合并或拆分此工单。')).toBeVisible();
});

it('opens no new ticket for whoever may not', async () => {
  const server = new FakeServer();
  server.session.rights = [];
  openDesk('/new');
  expect(await screen.findByRole('heading', { name: 'Your role does not let you open tickets.' })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Subject' })).not.toBeInTheDocument();
});
