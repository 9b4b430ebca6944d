import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, list } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const aView = (id: string, name: string, position: number) => ({
  key: `saved-${id}`,
  name,
  count: 2,
  saved: {
    id,
    name,
    team: null,
    filter: { view: 'open', priority: 'high' },
    sort: 'created',
    position,
    editable: true,
  },
});

function open(path: string, ...kept: ReturnType<typeof aView>[]) {
  const server = new FakeServer(aTicket(1, { priority: 'high' }));
  server.on(({ method, path: asked }) => {
    if (asked === '/views' && method === 'GET') return list([{ key: 'open', count: 1 }, ...kept]);
    if (asked.startsWith('/views')) return method === 'DELETE' ? { status: 204 } : { status: 201, body: { id: 'new' } };
    return undefined;
  });
  return { server, ...openDesk(path) };
}

it('keeps what a list shows under a name', async () => {
  const { server, user, router } = open('/inbox/open?priority=high');
  await user.click(await screen.findByRole('button', { name: 'Save as view' }));
  const dialog = await screen.findByRole('dialog', { name: 'Save as view' });
  await user.type(within(dialog).getByLabelText('Name'), 'Burning');
  await user.click(within(dialog).getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/inbox/saved-new'));
  expect(server.sent('POST', '/views')[0]?.body).toEqual({
    name: 'Burning',
    team: null,
    filter: { priority: 'high', view: 'open' },
    sort: '-updated',
  });
});

it('shows a kept view as it was kept, and what narrows it further', async () => {
  const { server } = open('/inbox/saved-a?tag=vip', aView('a', 'Burning', 0));
  await waitFor(() => {
    const asked = new URLSearchParams(server.sent('GET', '/tickets?').at(-1)?.path.split('?')[1]);
    expect(Object.fromEntries(asked)).toMatchObject({ view: 'open', priority: 'high', tag: 'vip', sort: 'created' });
  });
  expect(await screen.findByRole('button', { name: 'Remove filter “Tags: vip”' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /Priority/ })).toBeNull();
});

it('is kept as it is shown now, and as it was before', async () => {
  const kept = aView('a', 'Burning', 0);
  const { server, user, router } = open('/inbox/saved-a?tag=vip', kept);
  server.on(({ method, path, body }) => {
    if (method !== 'PATCH' || path !== '/views/a') return undefined;
    Object.assign(kept.saved, body);
    return { body: kept.saved };
  });
  await user.click(await screen.findByRole('button', { name: 'Update view' }));
  expect(await screen.findByText('“Burning” is updated.')).toBeVisible();
  const now = { filter: { view: 'open', priority: 'high', tag: 'vip' }, sort: 'created' };
  expect(server.sent('PATCH', '/views/a')[0]?.body).toEqual(now);
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty('tag'));
  const asked = new URLSearchParams(server.sent('GET', '/tickets?').at(-1)?.path.split('?')[1]);
  expect(Object.fromEntries(asked)).toMatchObject({ view: 'open', priority: 'high', tag: 'vip' });
  expect(screen.queryByRole('button', { name: 'Update view' })).toBeNull();

  await user.keyboard('z');
  await waitFor(() =>
    expect(server.sent('PATCH', '/views/a')[1]?.body).toEqual({
      filter: { view: 'open', priority: 'high' },
      sort: 'created',
    }),
  );
  await waitFor(() => expect(screen.queryByText('“Burning” is updated.')).toBeNull());
});

it('is kept in another order too, and not by whoever may not change it', async () => {
  const theirs = aView('b', 'Of the team', 1);
  theirs.saved.editable = false;
  const { server, user, router } = open('/inbox/saved-a?sort=priority', aView('a', 'Burning', 0), theirs);
  await user.click(await screen.findByRole('button', { name: 'Update view' }));
  await waitFor(() => expect(server.sent('PATCH', '/views/a')[0]?.body).toMatchObject({ sort: 'priority' }));
  await router.navigate({ to: '/inbox/$view', params: { view: 'saved-b' }, search: { tag: 'vip' } });
  expect(await screen.findByRole('button', { name: 'Remove filter “Tags: vip”' })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Update view' })).toBeNull();
});

it('is renamed, moved and deleted, and comes back', async () => {
  const { server, user } = open('/inbox/saved-a', aView('a', 'Burning', 0), aView('b', 'Waiting', 1));
  await user.click(await screen.findByRole('button', { name: /Burning/ }));
  await user.click(await screen.findByRole('menuitem', { name: 'Saved views…' }));
  const dialog = await screen.findByRole('dialog', { name: 'Saved views' });
  const field = within(dialog).getByLabelText('Name of “Waiting”');
  await user.clear(field);
  await user.type(field, 'Patient');
  await user.click(within(dialog).getByRole('button', { name: 'Move “Waiting” up' }));
  await waitFor(() =>
    expect(server.sent('PATCH', '/views/b').map(({ body }) => body)).toEqual([{ name: 'Patient' }, { position: 0 }]),
  );
  await user.click(within(dialog).getByRole('button', { name: 'Delete “Waiting”' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect(server.sent('POST', '/views')[0]?.body).toMatchObject({ name: 'Waiting', sort: 'created' }),
  );
});
