import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const ALL = ['see', 'note', 'reply', 'change', 'merge'];
const BILLING = { id: 'billing', name: 'Billing', parent: null, pinyin: '' };
const RETURNS = { id: 'returns', name: '退货', parent: null, pinyin: 'tuihuo th' };

const sheet = (rev: string, returns = ALL, inherited = true) => ({
  items: ['agent', 'lead', 'supervisor', 'admin'].map((role) => ({
    role,
    fixed: role === 'admin',
    desk: ['open', 'inbound'],
    tickets: [
      ...['every', 'none', 'assigned', 'mentioned', 'billing'].map((scope) => ({
        scope,
        rights: ALL,
        inherited: scope === 'billing',
      })),
      { scope: 'returns', rights: returns, inherited },
    ],
  })),
  next: null,
  rev,
});

async function openRoles(first = sheet('one'), teams = [BILLING, RETURNS]) {
  const server = new FakeServer();
  server.session.user.role = 'admin';
  server.on(({ path, method }) => (path === '/roles' && method === 'GET' ? { body: first } : undefined));
  server.on(({ path }) => (path === '/teams' ? list(teams) : undefined));
  const { user, router } = openDesk('/admin/roles');
  await screen.findByRole('table', {});
  await screen.findByRole('rowheader', { name: /退货/ });
  return { server, user, router };
}

const box = (name: string) => screen.getByRole('checkbox', { name });

it('gives a team what it has of its own, and every other what every team has', async () => {
  const { server, user } = await openRoles();
  server.on(({ path, method }) =>
    path === '/roles' && method === 'PATCH' ? { body: sheet('two', ['see', 'note'], false) } : undefined,
  );
  await user.click(box('Of every team: Merge, split'));
  expect(box('退货: Merge, split')).not.toBeChecked();
  await user.click(box('退货: Change'));
  await user.click(box('退货: Answer'));
  expect(within(screen.getByRole('rowheader', { name: /退货/ })).getByText('Its own')).toBeVisible();
  expect(within(screen.getByRole('rowheader', { name: /Billing/ })).getByText('As every team')).toBeVisible();
  expect(box('Billing: Change')).toBeChecked();
  expect(screen.getByText('2 changes not saved')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByText('Saved. It holds from now on.')).toBeVisible();
  const [saved] = server.sent('PATCH', '/roles');
  expect(saved?.headers['If-Match']).toBe('"one"');
  expect(saved?.body).toEqual({
    changes: [
      { role: 'agent', scope: 'every', rights: ['see', 'note', 'reply', 'change'] },
      { role: 'agent', scope: 'returns', rights: ['see', 'note'] },
    ],
  });
});

it('lets nobody do anything with what they do not see', async () => {
  const { user } = await openRoles();
  await user.click(box('Of no team: See'));
  for (const right of ['Internal notes', 'Answer', 'Change', 'Merge, split']) {
    expect(box(`Of no team: ${right}`)).not.toBeChecked();
  }
  await user.click(box('Of no team: Answer'));
  expect(box('Of no team: See')).toBeChecked();
  expect(box('Of no team: Change')).not.toBeChecked();
  // What one has, or is called to, one sees.
  expect(box('Assigned to them: See')).toBeDisabled();
  expect(box('That mention them: See')).toBeDisabled();
});

it('goes back to what every team has', async () => {
  const { server, user } = await openRoles(sheet('one', ['see'], false));
  server.on(({ path, method }) => (path === '/roles' && method === 'PATCH' ? { body: sheet('two') } : undefined));
  await user.click(screen.getByRole('button', { name: 'Back to every team’s: 退货' }));
  expect(box('退货: Merge, split')).toBeChecked();
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await screen.findByText('Saved. It holds from now on.');
  expect(server.sent('PATCH', '/roles')[0]?.body).toEqual({
    changes: [{ role: 'agent', scope: 'returns', rights: null }],
  });
});

it('counts what is ticked and unticked again as no change', async () => {
  const { user } = await openRoles();
  await user.click(box('Open new tickets'));
  expect(screen.getByRole('button', { name: 'Save' })).toBeEnabled();
  await user.click(box('Open new tickets'));
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
});

it('keeps the changes of one role while another is looked at, and takes nothing from administrators', async () => {
  const { user } = await openRoles();
  await user.click(box('Read the audit log'));
  await user.click(screen.getByRole('radio', { name: 'Administrator' }));
  expect(screen.getByText(/^Administrators have every right, always/)).toBeVisible();
  expect(screen.queryByRole('checkbox')).not.toBeInTheDocument();
  await user.click(screen.getByRole('radio', { name: 'Team lead' }));
  expect(box('Read the audit log')).not.toBeChecked();
  await user.click(screen.getByRole('radio', { name: 'Agent' }));
  expect(box('Read the audit log')).toBeChecked();
});

it('saves nothing over what somebody else decided meanwhile', async () => {
  const { server, user } = await openRoles();
  server.on(({ path, method }) =>
    path === '/roles' && method === 'PATCH' ? problem(412, 'changed-meanwhile') : undefined,
  );
  await user.click(box('Of every team: Change'));
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed the rights meanwhile');
  server.on(({ path, method }) =>
    path === '/roles' && method === 'GET' ? { body: sheet('two', ['see'], false) } : undefined,
  );
  await user.click(screen.getByRole('button', { name: 'Show what holds now' }));
  await waitFor(() => expect(box('退货: Change')).not.toBeChecked());
  expect(box('Of every team: Change')).toBeChecked();
});

it('asks before one leaves with ticks that are not saved', async () => {
  const { user, router } = await openRoles();
  await user.click(box('Of every team: Change'));
  void router.navigate({ to: '/me' });
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave without saving?' }));
  await user.click(dialog.getByRole('button', { name: 'Keep editing' }));
  expect(box('Of every team: Change')).not.toBeChecked();
});

it('finds one of many teams, in Chinese by pinyin too', async () => {
  const many = Array.from({ length: 9 }, (_, at) => ({ id: `t${at}`, name: `Team ${at}`, parent: null, pinyin: '' }));
  const { user } = await openRoles(sheet('one'), [...many, RETURNS]);
  await applyLocale('zh-CN');
  await user.type(await screen.findByRole('searchbox', { name: '查找团队' }), 'th');
  await waitFor(() => expect(screen.getAllByRole('rowheader')).toHaveLength(1));
  expect(screen.getByRole('checkbox', { name: '退货：回复' })).toBeChecked();
  await user.type(screen.getByRole('searchbox'), 'x');
  expect(await screen.findByText('没有这个名称的团队。')).toBeVisible();
});

it('is not there for anybody else', async () => {
  new FakeServer();
  openDesk('/admin/roles');
  expect(await screen.findByRole('heading', { name: 'You may not do that.' })).toBeVisible();
});
