import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const policy = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  version: 3,
  rank: 1,
  active: true,
  conditions: {},
  targets: { urgent: { first_response: 3600, resolution: 28_800 }, low: { first_response: 86_400 } },
  chatTargets: null,
  warnAt: 80,
  pauses: { resolution: ['pending', 'on_hold'] },
  calendar: null,
  at: '2026-11-20T09:00:00Z',
  by: { id: 'sam', name: 'Sam Rivera' },
  overlaps: [],
  ...more,
});

const GOLD = policy('gold', 'Gold', {
  conditions: { tier: ['gold'], priority: ['urgent', 'high'], team: ['billing'] },
});
const ALL = policy('all', 'Everybody', {
  overlaps: [{ kind: 'exception', with: ['gold'], on: { tier: ['gold'] } }],
});
const LATE = policy('late', 'Late', { overlaps: [{ kind: 'never', with: ['all'], on: {} }], active: false });
const MAIL = policy('mail', 'Mail', {
  overlaps: [{ kind: 'partly', with: ['gold'], on: { channel: ['email'], priority: ['urgent'] } }],
});

async function openPolicies(items = [GOLD, ALL, LATE], path = '/admin/sla') {
  const server = new FakeServer();
  server.session.user.role = 'admin';
  server.on(({ path: asked, method }) => (asked === '/sla/policies' && method === 'GET' ? list(items) : undefined));
  server.on(({ path: asked }) =>
    asked === '/sla/policies/older' ? list([{ policy: 'gold', tickets: 12 }]) : undefined,
  );
  server.on(({ path: asked }) =>
    asked === '/sla/calendars'
      ? list([{ id: 'office', name: 'Office hours', zone: 'UTC', week: [], days: [], uses: 1, rev: 1 }])
      : undefined,
  );
  server.on(({ path: asked }) =>
    asked.endsWith('/versions')
      ? list([
          {
            version: 3,
            at: '2026-11-20T09:00:00Z',
            by: { id: 'sam', name: 'Sam Rivera' },
            sheet: GOLD,
            changes: { targets: { from: {}, to: {} }, warnAt: { from: 50, to: 80 }, conditions: { from: {}, to: {} } },
          },
          {
            version: 2,
            at: '2026-11-19T09:00:00Z',
            by: null,
            sheet: {
              ...GOLD,
              warnAt: 50,
              conditions: {},
              targets: { ...GOLD.targets, urgent: { first_response: 7200, resolution: 28_800 } },
            },
            changes: {},
          },
        ])
      : undefined,
  );
  const { user, router } = openDesk(path);
  return { server, user, router };
}

it('lists them in order, with what they say and what they take from each other', async () => {
  await openPolicies([GOLD, MAIL, ALL, LATE]);
  const rows = (await screen.findAllByRole('listitem')).filter((row) => within(row).queryByRole('heading'));
  expect(rows.map((row) => within(row).getByRole('heading').textContent)).toEqual([
    'Gold On',
    'Mail On',
    'Everybody On',
    'Late Off',
  ]);
  await waitFor(() =>
    expect(rows[0]).toHaveTextContent('Team: Billing; Priority: Urgent or High; Customer tier: gold'),
  );
  expect(rows[0]).toHaveTextContent('First response: 1h to 1d; Resolution: 8h');
  const older = await within(rows[0] as HTMLElement).findByRole('link', { name: /^12 open tickets still stand/ });
  expect(older).toHaveAttribute('href', '/admin/sla/gold#older');
  expect(rows[1]).not.toHaveTextContent('something older');
  expect(rows[1]).toHaveTextContent(
    '“Gold” stands before it and takes the tickets that both are for. Channel: Support; Priority: Urgent',
  );
  expect(rows[2]).toHaveTextContent('“Gold” is an exception to it.');
  expect(rows[3]).toHaveTextContent('It never holds: “Everybody” stands before it and takes every ticket it is for.');
});

it('says all of it in Chinese', async () => {
  await openPolicies([MAIL, ALL, LATE]);
  await applyLocale('zh-CN');
  expect(
    await screen.findByText(/首次响应：1 小时至 1 天；解决：8 小时/, { selector: 'li:nth-child(2) p' }),
  ).toBeVisible();
  expect(screen.getByText('它永远不会生效：排在前面的“Everybody”包揽了它适用的所有工单。')).toBeVisible();
  await applyLocale('en');
});

it('moves one up by keyboard, keeps the focus there and says the new order', async () => {
  const { server, user } = await openPolicies([GOLD, ALL]);
  server.on(({ method, path, body }) =>
    method === 'PUT' && path === '/sla/policies/order'
      ? list((body.ids as string[]).map((id) => (id === 'all' ? ALL : GOLD)))
      : undefined,
  );
  const up = await screen.findByRole('button', { name: 'Move Everybody up' });
  up.focus();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByText('New order: Everybody; Gold')).toBeInTheDocument());
  expect(server.sent('PUT', '/sla/policies/order').map(({ body }) => body)).toEqual([{ ids: ['all', 'gold'] }]);
  expect(screen.getByRole('button', { name: 'Move Everybody up' })).toHaveFocus();
  expect(screen.getByRole('button', { name: 'Move Everybody up' })).toHaveAttribute('aria-disabled', 'true');
  await user.keyboard('{Enter}');
  expect(server.sent('PUT', '/sla/policies/order')).toHaveLength(1);
});

it('switches one on, by the version that was seen', async () => {
  const { server, user } = await openPolicies();
  server.on(({ method, path }) =>
    method === 'PATCH' && path === '/sla/policies/late' ? problem(412, 'changed-meanwhile') : undefined,
  );
  await user.click(await screen.findByRole('button', { name: 'Switch on Late' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this meanwhile.');
  const [sent] = server.sent('PATCH', '/sla/policies/late');
  expect(sent?.body).toEqual({ active: true });
  expect(sent?.headers['If-Match']).toBe('"3"');
});

it('writes a new one from what is typed', async () => {
  const { server, user, router } = await openPolicies([ALL], '/admin/sla/new');
  server.on(({ method, path }) =>
    method === 'POST' && path === '/sla/policies' ? { status: 201, body: GOLD } : undefined,
  );
  const name = await screen.findByLabelText('Name');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Give it a name.');
  expect(name).toHaveFocus();
  await user.type(name, 'Gold 金牌');
  const urgent = within(screen.getByRole('group', { name: 'How soon' }).querySelector('fieldset') as HTMLElement);
  await user.type(urgent.getByLabelText('First response'), '30 分钟');
  await user.type(urgent.getByLabelText('Resolution'), 'soon');
  expect(urgent.getByLabelText('Resolution')).toBeInvalid();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(screen.getByRole('alert')).toHaveTextContent('One of the times cannot be read.');
  expect(urgent.getByLabelText('Resolution')).toHaveFocus();
  await user.clear(urgent.getByLabelText('Resolution'));
  await user.type(urgent.getByLabelText('Resolution'), '1d2h');
  await user.selectOptions(screen.getByLabelText('Business hours'), 'Office hours');
  await user.selectOptions(screen.getByLabelText('Team'), 'Billing');
  await user.click(screen.getByRole('checkbox', { name: 'Urgent' }));
  await user.type(screen.getByLabelText('Tags'), 'vip{Enter}');
  await user.click(screen.getByRole('checkbox', { name: 'Switched on' }));
  await user.click(screen.getByRole('checkbox', { name: 'Promise something else in chats' }));
  await user.type(
    within(screen.getByRole('group', { name: 'In chats' }).querySelector('fieldset') as HTMLElement).getByLabelText(
      'First response',
    ),
    '45s',
  );
  expect(urgent.getByLabelText('First response')).toHaveValue('30m');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/sla'));
  expect(server.sent('POST', '/sla/policies')[0]?.body).toEqual({
    name: 'Gold 金牌',
    active: true,
    conditions: { team: ['billing'], priority: ['urgent'], tags: ['vip'] },
    targets: { urgent: { first_response: 1800, resolution: 93_600 } },
    chatTargets: { urgent: { first_response: 45 } },
    warnAt: 80,
    pauses: { resolution: ['pending', 'on_hold'] },
    calendar: 'office',
  });
});

it('sends only what was changed, and tells what each version changed', async () => {
  const { server, user } = await openPolicies([GOLD], '/admin/sla/gold');
  server.on(({ method, path }) => (method === 'PATCH' && path === '/sla/policies/gold' ? { body: GOLD } : undefined));
  const versions = within(await screen.findByRole('region', { name: 'Versions' }));
  const [latest, first] = await versions.findAllByRole('listitem');
  await waitFor(() => expect(latest).toHaveTextContent('Was: All tickets'));
  expect(latest).toHaveTextContent('Was: Urgent, First response: 2hIs: Urgent, First response: 1h');
  expect(latest).toHaveTextContent('Was: 50 %Is: 80 %');
  expect(first).toHaveTextContent('Came with the desk');
  const pauses = within(screen.getByRole('group', { name: 'When it does not run' }));
  await user.click(
    within(pauses.getByRole('group', { name: 'First response' })).getByRole('checkbox', { name: 'On hold' }),
  );
  await user.click(screen.getByRole('button', { name: 'Customer tier: remove gold' }));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(server.sent('PATCH', '/sla/policies/gold')).toHaveLength(1));
  const [sent] = server.sent('PATCH', '/sla/policies/gold');
  expect(sent?.headers['If-Match']).toBe('"3"');
  expect(sent?.body).toEqual({
    conditions: { tier: [], priority: ['urgent', 'high'], team: ['billing'] },
    pauses: { first_response: ['on_hold'], resolution: ['pending', 'on_hold'] },
  });
});

it('puts one away after asking, and leaves nothing typed without asking', async () => {
  const { server, user, router } = await openPolicies([GOLD], '/admin/sla/gold');
  server.on(({ method, path }) => {
    if (method === 'DELETE') return { status: 204 };
    const gone = server.sent('DELETE', '/sla/policies/gold').length > 0;
    return gone && path === '/sla/policies' ? list([]) : undefined;
  });
  await user.type(await screen.findByLabelText('Name'), '!');
  await user.click(screen.getByRole('link', { name: 'Cancel' }));
  expect(await screen.findByRole('dialog')).toHaveTextContent('Leave');
  await user.click(screen.getByRole('button', { name: 'Keep editing' }));
  await user.click(screen.getByRole('button', { name: 'Put away…' }));
  const dialog = within(await screen.findByRole('dialog'));
  expect(server.sent('DELETE', '/sla')).toEqual([]);
  await user.click(dialog.getByRole('button', { name: 'Put away' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/sla'));
  expect(await screen.findByText('There are no policies yet: nothing is promised.')).toBeVisible();
  expect(server.sent('DELETE', '/sla/policies/gold')).toHaveLength(1);
});

it('is for administrators', async () => {
  const server = new FakeServer();
  openDesk('/admin/sla');
  expect(await screen.findByText('You may not do that.')).toBeVisible();
  expect(server.sent('GET', '/sla')).toEqual([]);
});
