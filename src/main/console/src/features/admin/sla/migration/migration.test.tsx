import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const POLICY = {
  id: 'gold',
  name: 'Gold',
  version: 3,
  rank: 1,
  active: true,
  conditions: {},
  targets: { normal: { first_response: 7200 } },
  chatTargets: null,
  warnAt: 80,
  pauses: {},
  calendar: null,
  at: '2026-11-20T09:00:00Z',
  by: null,
  overlaps: [],
};

const PREVIEW = {
  target: '3/1/sla-clock:2:x',
  tickets: 120,
  changes: [
    {
      ticket: 100_123,
      metric: 'first_response',
      dueBefore: '2026-11-20T10:00:00Z',
      dueAfter: '2026-11-20T11:00:00Z',
      stateBefore: 'overdue',
      stateAfter: 'running',
    },
    {
      ticket: 100_124,
      metric: 'resolution',
      dueBefore: null,
      dueAfter: null,
      stateBefore: 'paused',
      stateAfter: null,
    },
  ],
};

const move = (more: object = {}) => ({
  id: 'm1',
  version: 3,
  at: '2026-11-20T12:00:00Z',
  by: { id: 'ida', name: 'Ida Lang' },
  total: 120,
  moved: 0,
  failed: 0,
  failures: [],
  finishedAt: null,
  ...more,
});

type Stand = { preview: object | null; latest: object | null };

async function open(...stands: Stand[]) {
  return openAs({}, ...stands);
}

async function openAs(session: { locale?: string; zone?: string }, ...stands: Stand[]) {
  const server = new FakeServer();
  if (session.locale) server.session.user.locale = session.locale as 'zh-CN';
  if (session.zone) server.session.preferences = { zone: session.zone };
  server.session.user.role = 'admin';
  server.on(({ path, method }) => {
    if (path === '/sla/policies') return list([POLICY]);
    if (path === '/sla/calendars' || path.endsWith('/versions')) return list([]);
    if (path !== '/sla/policies/gold/migration' || method !== 'GET') return undefined;
    return { body: stands.length > 1 ? stands.shift() : stands[0] };
  });
  const { user } = openDesk('/admin/sla/gold');
  const region = within(await screen.findByRole('region', { name: /^(Open tickets under something older|仍沿用)/ }));
  return { server, user, region };
}

it('says before anything is moved what becomes of each promise, and then how far it has come', async () => {
  const { server, user, region } = await open(
    { preview: PREVIEW, latest: null },
    { preview: null, latest: move({ moved: 40 }) },
    {
      preview: { ...PREVIEW, tickets: 0, changes: [] },
      latest: move({ moved: 120, finishedAt: '2026-11-20T12:01:00Z' }),
    },
  );
  server.on(({ path, method }) =>
    path === '/sla/policies/gold/migration' && method === 'POST' ? { status: 202, body: move() } : undefined,
  );
  expect(await region.findByText('120 open tickets still stand under something older.')).toBeVisible();
  const [, first, second] = region.getAllByRole('row');
  expect(first).toHaveTextContent(/^T-100123First response.*10:00.*→becomes .*11:00.*Overdue →becomes Running$/);
  expect(within(first as HTMLElement).getByRole('link')).toHaveAttribute('href', '/t/100123');
  expect(second).toHaveTextContent('Paused →becomes Not promised');
  expect(region.getByText(/This lists what changes for the first 100 tickets/)).toBeVisible();

  await user.click(region.getByRole('button', { name: 'Move 120 tickets' }));
  expect(server.sent('POST', '/sla/policies/gold/migration')[0]?.headers['If-Match']).toBe('"3/1/sla-clock:2:x"');
  expect(await region.findByText('40 of 120 tickets moved', {}, { timeout: 3000 })).toBeVisible();
  expect(region.getByRole('progressbar', { name: 'Tickets moved' })).toHaveValue(40);
  expect(region.queryByRole('button')).not.toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'Open tickets under something older' })).toHaveFocus();
  expect(await region.findByText(/^120 tickets were moved to version 3\./, {}, { timeout: 3000 })).toBeVisible();
  expect(region.getByText(/^There are none/)).toBeVisible();
});

it('names those that could not be moved, in Chinese and in the zone of the reader', async () => {
  const { region } = await openAs(
    { locale: 'zh-CN', zone: 'Asia/Shanghai' },
    {
      preview: { ...PREVIEW, tickets: 2 },
      latest: move({ total: 3, moved: 1, failed: 2, failures: [100_123, 100_124], finishedAt: '2026-11-20T12:01:00Z' }),
    },
  );
  expect(await region.findByText('2 个工单未能迁移，保持原状：')).toBeVisible();
  expect(region.getAllByRole('link', { name: 'T-100124' })).toHaveLength(2);
  expect(region.getAllByRole('row')[1]).toHaveTextContent(/首次响应.*18:00.*19:00.*已超时 →变为 计时中/);
  expect(region.getByRole('button', { name: '迁移 2 个工单' })).toBeVisible();
});

it('shows anew what would change if the policy is another by now', async () => {
  const { server, user, region } = await open(
    { preview: { ...PREVIEW, changes: [] }, latest: null },
    { preview: { ...PREVIEW, target: '4/1/x', tickets: 1, changes: [] }, latest: null },
  );
  server.on(({ path, method }) =>
    path === '/sla/policies/gold/migration' && method === 'POST' ? problem(412, 'changed-meanwhile') : undefined,
  );
  expect(await region.findByText(/^No time of the first 100 tickets changes/)).toBeVisible();
  await user.click(region.getByRole('button', { name: 'Move 120 tickets' }));
  expect(await region.findByRole('alert')).toHaveTextContent('The policy or its diagram has just changed.');
  await waitFor(() => expect(region.getByRole('button', { name: 'Move 1 ticket' })).toBeVisible());
  expect(region.getByText(/^None of their times changes/)).toBeVisible();
});
