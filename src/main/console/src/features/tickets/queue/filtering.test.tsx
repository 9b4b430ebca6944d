import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aFrame, aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const asked = (server: FakeServer) =>
  server.sent('GET', '/tickets?').map(({ path }) => new URLSearchParams(path.split('?')[1]));

async function openQueue(path = '/inbox/open') {
  const server = new FakeServer(aTicket(1, { priority: 'high' }), aTicket(2, { priority: 'high' }));
  const desk = openDesk(path);
  await screen.findAllByText('Subject of 2');
  return { server, ...desk };
}

it('narrows the list, in the URL, and remembers it for the view', async () => {
  const { server, user, router } = await openQueue();
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  const dialog = await screen.findByRole('dialog', { name: 'Filter the list' });
  await user.click(within(dialog).getByRole('checkbox', { name: 'High' }));
  await user.click(within(dialog).getByRole('checkbox', { name: 'Urgent' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ priority: 'high,urgent' }));
  expect(asked(server).at(-1)?.get('priority')).toBe('high,urgent');
  await waitFor(() =>
    expect(server.session.preferences.sorts).toEqual({ open: 'sort=-updated&priority=high%2Curgent' }),
  );

  await router.navigate({ to: '/inbox/$view', params: { view: 'all' } });
  expect(asked(server).at(-1)?.get('priority')).toBeNull();
  await router.navigate({ to: '/inbox/$view', params: { view: 'open' } });
  await waitFor(() => expect(router.state.location.search).toMatchObject({ priority: 'high,urgent' }));
});

it('picks categories and channels by what they are called, as many as one likes', async () => {
  const server = new FakeServer(aTicket(1), aTicket(2));
  server.categories = [
    { key: 'billing', en: 'Billing', zh: '账单', parent: null, archived: false, pinyin: 'zhangdan zd' },
    { key: 'refund', en: 'Refund', zh: '退款', parent: 'billing', archived: false, pinyin: 'tuikuan tk' },
  ];
  server.channels = [
    { key: 'mail-7', connector: 'email', name: 'Shop' },
    { key: 'mail-8', connector: 'email', name: 'Returns' },
  ];
  const { user, router } = openDesk('/inbox/open');
  await screen.findAllByText('Subject of 2');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('button', { name: 'Category: Any' }));
  await user.type(await screen.findByRole('combobox', { name: 'Find a category' }), 'tk{Enter}');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ category: 'refund' }));
  await user.clear(screen.getByRole('combobox', { name: 'Find a category' }));
  const refund = screen.getByRole('option', { name: 'Billing › Refund' });
  expect(refund).toHaveAttribute('aria-checked', 'true');
  await user.click(screen.getByRole('option', { name: 'No category' }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ category: 'refund,none' }));
  await user.keyboard('{Escape}');
  const dialog = within(await screen.findByRole('dialog', { name: 'Filter the list' }));
  await waitFor(() =>
    expect(dialog.getByRole('button', { name: 'Category: Billing › Refund or No category' })).toHaveFocus(),
  );

  await user.click(dialog.getByRole('button', { name: 'Channel: Any' }));
  await user.type(await screen.findByRole('combobox', { name: 'Find a channel' }), 'retu{Enter}');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ channel: 'mail-8' }));
  await user.keyboard('{Escape}{Escape}');
  expect(await screen.findByRole('button', { name: 'Remove filter “Channel: Returns”' })).toBeVisible();
});

it('lets what is offered no more be taken away', async () => {
  const { user, router } = await openQueue('/inbox/open?channel=gone');
  await user.click(screen.getByRole('button', { name: 'Filter' }));
  await user.click(await screen.findByRole('button', { name: 'Channel: gone' }));
  await user.click(await screen.findByRole('option', { name: 'gone' }));
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('channel'));
});

it('says what narrows the list and takes it away', async () => {
  const { user, router } = await openQueue('/inbox/open?priority=high&assignee=none');
  await user.click(await screen.findByRole('button', { name: 'Remove filter “Priority: High”' }));
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('priority'));
  expect(router.state.location.search).toMatchObject({ assignee: 'none' });
});

it('keeps a ticket that no longer matches in its place and says so', async () => {
  await openQueue('/inbox/open?priority=high');
  await waitFor(() => expect(FakeSocket.current?.topics.has('/topic/team.billing')).toBe(true));
  await push('/topic/team.billing', { ...aFrame(101, aTicket(2, { rev: 2, priority: 'low' })), prev: 90 });
  expect(await screen.findByText('No longer matches the filter')).toBeVisible();
  await push('/topic/team.billing', { ...aFrame(102, aTicket(9, { priority: 'low' }), 'opened'), prev: 101 });
  expect(screen.queryByRole('button', { name: '1 new' })).toBeNull();
});

it('offers a way out where nothing matches', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) => (path.includes('tag=nothing') ? list([]) : undefined));
  const { user } = openDesk('/inbox/open?tag=nothing');
  await user.click(await screen.findByRole('button', { name: 'Remove the filter' }));
  expect(await screen.findByText('Subject of 1')).toBeVisible();
});

it('counts no further than anybody reads', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) =>
    path === '/views'
      ? list([
          { key: 'open', count: 1000 },
          { key: 'mine', count: 999 },
        ])
      : undefined,
  );
  openDesk('/inbox/open');
  const views = await screen.findByRole('navigation', { name: 'Views' });
  expect(await within(views).findByText('999+')).toBeVisible();
  expect(within(views).getByText('999')).toBeVisible();
});

it('says that a view of such a name is none, and of a filter that cannot be taken something else', async () => {
  const server = new FakeServer();
  server.on(({ path }) => (path.startsWith('/tickets?') ? problem(400, 'invalid') : undefined));
  const { router } = openDesk('/inbox/no-such-view');
  expect(await screen.findByText('There is no such view.')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  await router.navigate({ to: '/inbox/$view', params: { view: 'open' }, search: { createdFrom: 'soon' } });
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeVisible();
});
