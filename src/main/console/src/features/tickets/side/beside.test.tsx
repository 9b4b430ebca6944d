import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { beforeEach, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer(aTicket(1), aTicket(7, { subject: 'The same lamp' }));
  server.on(({ method, path }) => {
    const other = Number(/^\/tickets\/1\/links(?:\/(\d+))?$/.exec(path)?.[1] ?? 7);
    if (!path.startsWith('/tickets/1/links')) return undefined;
    const link = { number: other, subject: 'The same lamp', status: 'open', kind: 'related', direction: 'to' } as const;
    const before = server.tickets.get(1) ?? aTicket(1);
    server.put({ ...before, rev: before.rev + 1, links: method === 'POST' ? [link] : [] });
    return { body: server.tickets.get(1) };
  });
});

const section = async () => within(await screen.findByRole('region', { name: 'Linked tickets' }));

it('puts a ticket beside this one, and takes it away by z', async () => {
  const { user } = openDesk('/inbox/open/t/1');
  const linked = await section();
  await user.click(linked.getByRole('button', { name: 'Link a ticket…' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.keyboard('{Enter}');
  expect(await dialog.findByText(/choose it from what is found/)).toBeVisible();
  await user.type(dialog.getByRole('combobox'), '7');
  expect(await dialog.findByText('T-7 The same lamp')).toBeVisible();
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((found) => found.id)).toEqual([]);
  await user.keyboard('{Enter}');
  expect(await linked.findByRole('link', { name: 'T-7 The same lamp' })).toHaveAttribute('href', '/t/7');
  expect(linked.getByText('T-7 is linked now.')).toBeVisible();
  // It is in the details, and no notice above the conversation.
  expect(screen.getAllByRole('link', { name: /The same lamp/ })).toHaveLength(1);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.keyboard('z');
  await waitFor(() => expect(linked.queryByRole('link')).toBeNull());
  expect(server.sent('DELETE', '/tickets/1/links/7')).toHaveLength(1);
});

it('takes a link away, and back', async () => {
  const link = { number: 7, subject: 'The same lamp', status: 'open', kind: 'related', direction: 'from' } as const;
  server.put(aTicket(1, { links: [link] }));
  const { user } = openDesk('/inbox/open/t/1');
  const linked = await section();
  await user.click(linked.getByRole('button', { name: 'Remove the link to T-7' }));
  expect(await linked.findByText('The link to T-7 is removed.')).toBeVisible();
  await user.click(linked.getByRole('button', { name: 'Undo' }));
  expect(await linked.findByRole('link', { name: 'T-7 The same lamp' })).toBeVisible();
  expect(server.sent('POST', '/tickets/1/links')[0]?.body).toEqual({ other: 7 });
});

it('says why it cannot', async () => {
  server.on(({ method, path }) =>
    method === 'POST' && path === '/tickets/1/links' ? problem(409, 'linked-with-itself') : undefined,
  );
  const { user } = openDesk('/inbox/open/t/1');
  await user.click((await section()).getByRole('button', { name: 'Link a ticket…' }));
  await user.type(await screen.findByRole('combobox', { name: 'Ticket number or words' }), '1{Enter}');
  expect(await within(screen.getByRole('dialog')).findByRole('alert')).toBeVisible();
});

it('shows what else the customer has written about', async () => {
  server.on(({ path }) =>
    path === '/tickets/1/others'
      ? {
          body: {
            items: [{ number: 9, subject: 'An older matter', status: 'resolved', updatedAt: '2026-11-20T09:00:00Z' }],
            count: 12,
          },
        }
      : undefined,
  );
  openDesk('/inbox/open/t/1');
  const others = within(await screen.findByRole('region', { name: '12 other tickets of this customer' }));
  expect(others.getByRole('link', { name: 'T-9 An older matter' })).toHaveAttribute('href', '/t/9');
  expect(others.getByRole('link', { name: 'Search all 13 of them' })).toHaveAttribute(
    'href',
    '/search?q=amelia%40okafor.example',
  );
});
