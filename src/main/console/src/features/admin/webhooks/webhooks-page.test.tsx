import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const HEALTH = { state: 'ok', since: null, lastSuccessAt: null, lastFailureAt: null, code: null, status: null };

const webhook = (id: string, name: string, health: object = {}, more: object = {}) => ({
  id,
  name,
  url: `https://${id}.example/hook`,
  active: true,
  events: ['promise.broken'],
  health: { ...HEALTH, ...health },
  waiting: 0,
  ...more,
});

const PAGER = webhook('pager', 'Pager', { lastSuccessAt: '2026-11-20T09:00:00Z' });
const BROKEN = webhook(
  'broken',
  'Broken',
  { state: 'failing', since: '2026-11-20T09:00:00Z', code: 'status', status: 500 },
  { waiting: 3 },
);
const GONE = webhook('gone', 'Gone', { state: 'gone', since: '2026-11-20T09:00:00Z' }, { active: false });

const delivery = (id: string, more: object = {}) => ({
  id,
  type: 'promise.broken',
  ticket: 100123,
  at: '2026-11-20T09:00:00Z',
  state: 'delivered',
  attempts: 1,
  nextAt: null,
  triedAt: '2026-11-20T09:00:01Z',
  status: 204,
  code: null,
  millis: 12,
  answer: null,
  body: '{"type":"promise.broken"}',
  ...more,
});

function openWebhooks(path: string, items = [PAGER, BROKEN, GONE], told: object[] = [], role = 'admin') {
  const server = new FakeServer();
  server.session.user.role = role as typeof server.session.user.role;
  server.on(({ path: asked, method }) => (asked === '/webhooks' && method === 'GET' ? list(items) : undefined));
  server.on(({ path: asked }) => (asked.includes('/deliveries?') ? list(told) : undefined));
  return { server, ...openDesk(path) };
}

it('says of each whom it tells of what and how it fares', async () => {
  openWebhooks('/admin/webhooks');
  const rows = await screen
    .findAllByRole('listitem')
    .then((all) => all.filter((row) => within(row).queryByRole('heading')));
  expect(rows).toHaveLength(3);
  expect(rows[0]).toHaveTextContent('PagerWorks');
  expect(rows[0]).toHaveTextContent('https://pager.example/hook');
  expect(rows[0]).toHaveTextContent('A promise is overdue');
  expect(rows[0]).toHaveTextContent(/Last delivered Nov 20/);
  expect(rows[1]).toHaveTextContent(
    /Does not work.*Nothing has arrived since Nov 20.*It answered with status 500\..*3 deliveries wait/,
  );
  expect(rows[2]).toHaveTextContent(/Switched off by its receiver.*it wants no more \(410\)/);
});

it('says so in Chinese', async () => {
  openWebhooks('/admin/webhooks', [BROKEN]);
  await screen.findByText('Does not work');
  await applyLocale('zh-CN');
  const row = (await screen.findByText('无法送达')).closest('li');
  expect(row).toHaveTextContent(/服务时限已超时.*均未送达。接收方返回状态码 500。3 条尚未送达/);
  await applyLocale('en');
});

it('makes one and tells its secret once, to be copied', async () => {
  const { server, user, router } = openWebhooks('/admin/webhooks/new', []);
  server.on(({ path, method }) =>
    path === '/webhooks' && method === 'POST'
      ? { status: 201, body: { id: 'made', secret: 'whsec_c2VjcmV0' } }
      : undefined,
  );
  await user.type(await screen.findByLabelText('Name'), 'Pager');
  await user.type(screen.getByLabelText('Address'), 'https://pager.example/hook');
  await user.click(screen.getByLabelText('A promise is due soon'));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  const secret = await screen.findByLabelText('Signing secret');
  expect(secret).toHaveValue('whsec_c2VjcmV0');
  expect(server.sent('POST', '/webhooks')[0]?.body).toEqual({
    name: 'Pager',
    url: 'https://pager.example/hook',
    active: true,
    events: ['promise.broken', 'ticket.escalated'],
  });
  const written = vi.spyOn(navigator.clipboard, 'writeText');
  await user.click(screen.getByRole('button', { name: 'Copy' }));
  await screen.findByRole('button', { name: 'Copied' });
  expect(written).toHaveBeenCalledWith('whsec_c2VjcmV0');
  await user.click(screen.getByRole('link', { name: 'Kept; go on' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/webhooks/made'));
  expect(screen.queryByLabelText('Signing secret')).toBeNull();
});

it('leads to the field that was refused and says why', async () => {
  const { server, user } = openWebhooks('/admin/webhooks/new', []);
  server.on(({ path, method }) =>
    path === '/webhooks' && method === 'POST'
      ? { ...problem(400, 'invalid'), body: { code: 'invalid', params: { field: 'url', reason: 'credentials' } } }
      : undefined,
  );
  await user.type(await screen.findByLabelText('Address'), 'https://me:word@pager.example/');
  await user.click(screen.getByRole('button', { name: 'Save' }));

  expect(await screen.findByRole('alert')).toHaveTextContent('must not hold a user name or a password');
  expect(screen.getByLabelText('Address')).toHaveFocus();
  expect(screen.getByLabelText('Address')).toHaveValue('https://me:word@pager.example/');
});

it('saves what is different and nothing else', async () => {
  const { server, user, router } = openWebhooks('/admin/webhooks/pager');
  server.on(({ path, method }) => (path === '/webhooks/pager' && method === 'PATCH' ? { body: PAGER } : undefined));
  await user.click(await screen.findByLabelText('An escalation tells other systems'));
  await user.click(screen.getByRole('button', { name: 'Save' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/webhooks'));
  expect(server.sent('PATCH', '/webhooks/pager')[0]?.body).toEqual({ events: ['promise.broken', 'ticket.escalated'] });
});

it('shows what came back of a test, as text', async () => {
  const { server, user } = openWebhooks('/admin/webhooks/pager');
  let answer: object = { ok: false, status: 500, code: 'status', millis: 7, answer: '<img src=x onerror=alert(1)>' };
  server.on(({ path }) => (path === '/webhooks/pager/test' ? { body: answer } : undefined));
  await user.click(await screen.findByRole('button', { name: 'Send a test' }));

  expect(await screen.findByText('It answered with status 500.')).toBeVisible();
  expect(screen.getByText('<img src=x onerror=alert(1)>')).toBeVisible();
  expect(document.querySelector('main img')).toBeNull();

  answer = { ok: true, status: 204, code: null, millis: 7, answer: null };
  await user.click(screen.getByRole('button', { name: 'Send a test' }));
  expect(await screen.findByText('Taken, with status 204 after 7 ms.')).toBeVisible();
});

it('gives it another secret after asking', async () => {
  const { server, user } = openWebhooks('/admin/webhooks/pager');
  server.on(({ path }) =>
    path === '/webhooks/pager/rotate' ? { body: { id: 'pager', secret: 'whsec_bmV3' } } : undefined,
  );
  await user.click(await screen.findByRole('button', { name: 'New secret…' }));
  expect(server.sent('POST', '/webhooks/pager/rotate')).toEqual([]);
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Make a new secret' }));

  expect(await screen.findByLabelText('Signing secret')).toHaveValue('whsec_bmV3');
  expect(screen.queryByRole('dialog')).toBeNull();
});

it('lists deliveries with what became of them, and sends one again', async () => {
  const { server, user } = openWebhooks(
    '/admin/webhooks/broken',
    [BROKEN],
    [
      delivery('late', {
        state: 'waiting',
        attempts: 2,
        nextAt: '2026-11-20T10:00:00Z',
        code: 'timed-out',
        status: null,
      }),
      delivery('lost', { state: 'given_up', attempts: 9, code: 'status', status: 404, answer: 'no such hook' }),
      delivery('fine'),
    ],
  );
  server.on(({ path }) =>
    path.endsWith('/retry') ? { body: delivery('lost', { state: 'waiting', attempts: 0 }) } : undefined,
  );
  const section = await screen.findByRole('region', { name: 'Deliveries' });
  await waitFor(() => expect(within(section).getAllByRole('listitem')).toHaveLength(3));
  const [late, lost, fine] = within(section).getAllByRole('listitem');
  expect(late).toHaveTextContent(
    /Waits.*A promise is overdue.*2 tries · next Nov 20.*did not answer within 15 seconds/,
  );
  expect(lost).toHaveTextContent(/Given up.*9 tries.*It answered with status 404\..*no such hook/);
  expect(fine).toHaveTextContent(/Delivered/);
  expect(within(fine as HTMLElement).getByRole('link', { name: 'Ticket T-100123' })).toHaveAttribute(
    'href',
    '/t/100123',
  );

  await user.click(within(lost as HTMLElement).getByRole('button'));
  await waitFor(() => expect(server.sent('POST', '/webhooks/broken/deliveries/lost/retry')).toHaveLength(1));
});

it('is removed after asking', async () => {
  const items = [PAGER];
  const { server, user, router } = openWebhooks('/admin/webhooks/pager', items);
  server.on(({ path, method }) => {
    if (path !== '/webhooks/pager' || method !== 'DELETE') return undefined;
    items.pop();
    return { status: 204 };
  });
  await user.click(await screen.findByRole('button', { name: 'Remove…' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove webhook' }));

  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/webhooks'));
  expect(await screen.findByText('No other system is told yet.')).toBeVisible();
});

it('is nothing for others', async () => {
  const { server } = openWebhooks('/admin/webhooks', [], [], 'supervisor');
  expect(await screen.findByRole('heading', { name: 'You may not do that.' })).toBeVisible();
  expect(server.sent('GET', '/webhooks')).toEqual([]);
});
