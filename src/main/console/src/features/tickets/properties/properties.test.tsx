import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { aMessage, aTicket, LENA, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const CATEGORIES = [
  { key: 'billing', en: 'Billing', zh: '账单', parent: null, archived: false, pinyin: 'zhangdan zd' },
  { key: 'refund', en: 'Refund', zh: '退款', parent: 'billing', archived: false, pinyin: 'tuikuan tk' },
  { key: 'gone', en: 'Gone', zh: '旧', parent: null, archived: true, pinyin: 'jiu j' },
];

async function openTicket(server: FakeServer) {
  server.categories = CATEGORIES;
  server.on(({ method, path, body }) => {
    if (method !== 'PATCH' || path !== '/tickets/1') return undefined;
    const before = server.tickets.get(1) ?? aTicket(1);
    server.put({ ...before, ...body, rev: before.rev + 1 });
    return { body: server.tickets.get(1) };
  });
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  return { user, pane: within(await screen.findByRole('region', { name: 'Category, tags and snooze' })) };
}

const sent = (server: FakeServer) => server.sent('PATCH', '/tickets/1').map(({ body }) => body);

it('is given a category by two letters of its Chinese name', async () => {
  const server = new FakeServer(aTicket(1));
  const { user, pane } = await openTicket(server);
  await user.click(pane.getByRole('button', { name: 'Category: No category' }));
  const field = await screen.findByRole('combobox', { name: 'Find a category' });
  const tree = within(screen.getByRole('listbox', { name: 'Find a category' }));
  expect(tree.getAllByRole('option').map((option) => option.textContent)).toEqual(['No category', 'Billing', 'Refund']);
  await user.type(field, 'tk{Enter}');
  expect(await pane.findByRole('button', { name: 'Category: Billing › Refund' })).toBeVisible();
  expect(sent(server)).toEqual([{ category: 'refund' }]);
});

it('takes tags by Enter and comma, and gives the last back to Backspace', async () => {
  const server = new FakeServer(aTicket(1, { tags: ['vip'] }));
  const { user, pane } = await openTicket(server);
  const field = pane.getByRole('combobox', { name: 'Add a tag' });
  await user.type(field, 'late,');
  await user.type(field, '退货，');
  await waitFor(() => expect(sent(server).at(-1)).toEqual({ tags: ['vip', 'late', '退货'] }));
  await user.type(field, '{Backspace}');
  await waitFor(() => expect(sent(server).at(-1)).toEqual({ tags: ['vip', 'late'] }));
  await user.click(pane.getByRole('button', { name: 'Remove tag vip' }));
  await waitFor(() => expect(sent(server).at(-1)).toEqual({ tags: ['late'] }));
});

it('sends one change after the other, each on top of the one before', async () => {
  const server = new FakeServer(aTicket(1));
  const { user, pane } = await openTicket(server);
  const revs: string[] = [];
  const hold: (() => void)[] = [];
  const answer = globalThis.fetch;
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    if (init.method === 'PATCH') {
      revs.push(String((init.headers as Record<string, string>)['If-Match']));
      await new Promise<void>((resolve) => hold.push(resolve));
    }
    return answer(url, init);
  });
  const field = pane.getByRole('combobox', { name: 'Add a tag' });
  await user.type(field, 'late,vip,');
  await user.type(field, '{Backspace}');
  await waitFor(() =>
    expect(within(pane.getByRole('list', { name: 'Tags' })).getAllByRole('listitem')).toHaveLength(1),
  );
  expect(revs).toEqual(['"1"']);
  for (const count of [1, 2, 3]) {
    await waitFor(() => expect(hold).toHaveLength(count));
    hold[count - 1]?.();
    // What is on its way still stands, whatever the answer before it says.
    expect(pane.getByRole('list', { name: 'Tags' })).toHaveTextContent('late');
  }
  await waitFor(() => expect(server.tickets.get(1)?.tags).toEqual(['late']));
  expect(revs).toEqual(['"1"', '"2"', '"3"']);
});

it('takes tags by the comma of an input method, which is text and no key', async () => {
  const server = new FakeServer(aTicket(1));
  const { pane } = await openTicket(server);
  const field = pane.getByRole('combobox', { name: 'Add a tag' });
  fireEvent.input(field, { target: { value: "tui'huo，" }, isComposing: true });
  expect(field).toHaveValue("tui'huo，");
  expect(sent(server)).toEqual([]);
  fireEvent.input(field, { target: { value: '退货，急，' }, isComposing: true });
  fireEvent.compositionEnd(field);
  await waitFor(() => expect(sent(server)).toEqual([{ tags: ['退货', '急'] }]));
  expect(field).toHaveValue('');
  fireEvent.input(field, { target: { value: 'late,退货, vi' } });
  await waitFor(() => expect(sent(server).at(-1)).toEqual({ tags: ['退货', '急', 'late'] }));
  expect(field).toHaveValue(' vi');
});

it('suggests the tags in use, found as they are typed', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ path }) =>
    path.startsWith('/tags') ? list([{ name: '退款', count: 3, pinyin: 'tuikuan tk' }]) : undefined,
  );
  const { user, pane } = await openTicket(server);
  await user.type(pane.getByRole('combobox', { name: 'Add a tag' }), 'tui');
  expect(await pane.findByRole('option', { name: '退款' })).toBeVisible();
  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(sent(server)).toEqual([{ tags: ['退款'] }]));
});

it('is put off until tomorrow and brought back', async () => {
  const server = new FakeServer(aTicket(1));
  const { user, pane } = await openTicket(server);
  await user.click(pane.getByRole('button', { name: 'Snooze' }));
  await user.click(await screen.findByRole('button', { name: /^Tomorrow, 9:00/ }));
  expect(await pane.findByRole('button', { name: /^Snoozed until/ })).toBeVisible();
  expect(Date.parse(String(sent(server)[0]?.snoozedUntil))).toBeGreaterThan(Date.now());
  await user.click(pane.getByRole('button', { name: 'Bring it back now' }));
  await waitFor(() => expect(sent(server).at(-1)).toEqual({ snoozedUntil: null }));
});

it('says why it came back', async () => {
  const { pane } = await openTicket(new FakeServer(aTicket(1, { wokenBy: 'customer' })));
  expect(pane.getByText('It came back: the customer wrote.')).toBeVisible();
});

it('is followed, and says when a colleague cannot', async () => {
  const server = new FakeServer(aTicket(1));
  server.on(({ method, path }) => {
    if (!path.startsWith('/tickets/1/followers/')) return undefined;
    if (path.endsWith(MARC.id)) return problem(422, 'no-sight');
    server.put(aTicket(1, { followers: method === 'PUT' ? [LENA] : [] }));
    return method === 'PUT' ? { body: server.tickets.get(1) } : { status: 204 };
  });
  const { user } = await openTicket(server);
  const followers = within(screen.getByRole('region', { name: 'Followers' }));
  await user.click(followers.getByRole('button', { name: 'Follow' }));
  expect(await followers.findByText(LENA.name)).toBeVisible();
  await user.click(followers.getByRole('button', { name: 'Add a colleague' }));
  await user.type(await screen.findByRole('combobox', { name: 'Find a colleague' }), 'marc{Enter}');
  expect(await followers.findByRole('alert')).toHaveTextContent('This colleague does not see the ticket.');
});

it('shows whom a note calls', async () => {
  const server = new FakeServer(aTicket(1));
  server.messages.get(1)?.push(aMessage('note-1', { kind: 'note', mentions: [MARC] }));
  await openTicket(server);
  expect(within(screen.getByRole('list', { name: 'Mentioned' })).getByText(`@${MARC.name}`)).toBeVisible();
});

it('tells its history in words', async () => {
  const server = new FakeServer(aTicket(1));
  const entry = (id: string, type: string, payload: object, kind = 'agent') => ({
    id,
    at: '2026-11-20T09:00:00Z',
    type,
    payload,
    actor: { kind, id: null, name: kind === 'agent' ? LENA.name : null },
  });
  const until = '2026-11-25T01:00:00Z';
  server.on(({ path }) =>
    path.startsWith('/tickets/1/history')
      ? list([
          entry('1', 'changed', { category: { from: null, to: 'refund' } }),
          entry('2', 'changed', { snoozedUntil: { from: null, to: until } }),
          entry('3', 'changed', { snoozedUntil: { from: until, to: null } }, 'system'),
          entry('4', 'woken', { why: 'time' }, 'system'),
          entry('5', 'mentioned', { agent: MARC.id, message: 'm' }),
        ])
      : undefined,
  );
  const { user } = await openTicket(server);
  await user.click(screen.getByRole('heading', { name: 'History' }));
  expect(await screen.findByText('Category: none → Billing › Refund')).toBeVisible();
  expect(screen.getByText(/^Snoozed until Nov 25/)).toBeVisible();
  expect(screen.getAllByText('Came back: its time is up')).toHaveLength(1);
  expect(screen.queryByText(/snoozedUntil|Brought back/)).not.toBeInTheDocument();
  expect(screen.getByText(`${MARC.name} was mentioned`)).toBeVisible();
});
