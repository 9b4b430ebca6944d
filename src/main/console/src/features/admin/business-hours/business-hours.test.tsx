import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it, vi } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => ({
  day,
  from: '09:00',
  to: '18:00',
}));
const year = new Date().getFullYear();

const weekdayInChinese = new Intl.DateTimeFormat('zh-CN', { weekday: 'long', timeZone: 'UTC' }).format(
  new Date(`${year}-01-01`),
);

const CHINA = {
  id: 'china',
  name: 'China',
  preset: 'china',
  zone: 'Asia/Shanghai',
  week: WEEK,
  days: [
    { date: `${year}-01-01`, isOffDay: true, name: '元旦', like: null },
    { date: `${year}-02-14`, isOffDay: false, name: '春节', like: null },
  ],
  endsOn: `${year}-12-31`,
  source: '国办发明电〔2025〕7号',
  warning: { code: 'ends-soon', endsOn: `${year}-12-31`, days: 31 },
  uses: 0,
  rev: 4,
};
const NIGHTS = {
  ...CHINA,
  id: 'nights',
  name: 'Night shift',
  preset: null,
  zone: 'Europe/Berlin',
  week: [{ day: 'friday', from: '22:00', to: '06:00' }],
  days: [],
  endsOn: null,
  source: null,
  warning: null,
};

async function open(path = '/admin/business-hours', calendars: object[] = [CHINA, NIGHTS]) {
  const server = new FakeServer();
  server.session.user.role = 'admin';
  server.on(({ path: asked, method }) =>
    asked === '/sla/calendars' && method === 'GET' ? list(calendars) : undefined,
  );
  const { user, router } = openDesk(path);
  return { server, user, router };
}

async function openChina() {
  const opened = await open('/admin/business-hours/china');
  await screen.findByText('China', { selector: 'h1' });
  return opened;
}

// A year has many buttons and the world many zones: asking each for its role and name would take these tests minutes.
const day = (date: string) => document.getElementById(`day-${year}-${date}`) ?? document.body;
const button = (text: string) => screen.getByText(text, { selector: 'button' });
const labelled = (label: string) => document.querySelector(`[aria-label="${label}"]`) ?? document.body;

beforeEach(() => {
  vi.spyOn(Intl, 'supportedValuesOf').mockReturnValue(['Asia/Shanghai', 'Europe/Berlin', 'UTC']);
});

it('lists calendars with their hours, and warns before their days off end', async () => {
  await open();
  const items = await screen.findAllByText(/9 to 18|China|Night shift/);
  expect(items.length).toBeGreaterThan(1);
  const [china, nights] = screen
    .getAllByRole('listitem')
    .filter((each) => within(each).queryByRole('link', { name: /^Open/ }));
  expect(china).toHaveTextContent('Monday to Friday 09:00–18:00');
  expect(china).toHaveTextContent(/Its days off are known until .*31.* only/);
  expect(china).toHaveTextContent('2 days off and make-up workdays');
  expect(nights).toHaveTextContent('Friday 22:00–06:00');
  expect(nights).not.toHaveTextContent('known until');
});

it('calls what was shipped in the reader’s language', async () => {
  await open();
  await screen.findByRole('link', { name: 'Open China' });
  await applyLocale('zh-CN');
  expect(await screen.findByRole('link', { name: '打开中国' })).toBeVisible();
  expect(screen.getByText('星期一至星期五 09:00–18:00')).toBeVisible();
});

it('adds a calendar like another and goes to it', async () => {
  const { server, user, router } = await open();
  server.on(({ path, method }) =>
    path === '/sla/calendars' && method === 'POST'
      ? { status: 201, body: { ...NIGHTS, id: 'new', name: 'Late' } }
      : undefined,
  );
  await user.click(await screen.findByRole('button', { name: 'Add a calendar' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Add a calendar' }));
  expect(dialog.getByRole('alert')).toHaveTextContent('Give it a name.');
  await user.type(dialog.getByLabelText('Name'), 'Late');
  await user.selectOptions(dialog.getByLabelText('Begin like'), 'Night shift');
  await user.click(dialog.getByRole('button', { name: 'Add a calendar' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/business-hours/new'));
  expect(server.sent('POST', '/sla/calendars')[0]?.body).toMatchObject({
    name: 'Late',
    zone: 'Europe/Berlin',
    week: NIGHTS.week,
  });
});

it('says of each day of the year what it is, to eyes and ears', async () => {
  await openChina();
  expect(day('01-01')).toHaveClass(/off/);
  expect(day('01-01')).toHaveAccessibleName(/January 1, .*Day off, 元旦$/);
  expect(day('02-14')).toHaveClass(/makeUp/);
  expect(day('02-14')).toHaveAccessibleName(/February 14, .*Make-up workday, 春节, 09:00–18:00/);
  expect(document.querySelectorAll('table button[aria-label]')).toHaveLength(year % 4 === 0 ? 366 : 365);
  const today = document.querySelector('button[aria-current=date]');
  expect(today).toHaveAccessibleName(/Today$/);
  // One stop for the Tab key, the arrows from there.
  expect(today).toHaveAttribute('tabindex', '0');
  const legend = within(screen.getByRole('list', { name: 'What the days are' }));
  for (const kind of ['Workday', 'Not worked', 'Day off', 'Make-up workday', 'Today'])
    expect(legend.getByText(kind)).toBeVisible();
});

it('tells it in Chinese with Chinese marks', async () => {
  await openChina();
  await applyLocale('zh-CN');
  await waitFor(() => expect(day('01-01')).toHaveAccessibleName(`${year}年1月1日${weekdayInChinese}，休息日，元旦`));
  expect(screen.getByText(/^休息日数据仅到\d+年12月31日周.为止/)).toBeVisible();
});

it('goes through the year by keys', async () => {
  const { user } = await openChina();
  day('01-01').focus();
  fireEvent.click(day('01-01'));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  day('01-01').focus();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(document.activeElement).toHaveAccessibleName(/January 9/);
  await user.keyboard('{PageDown}');
  expect(document.activeElement).toHaveAccessibleName(/February 9/);
  await user.keyboard('{ArrowLeft}{PageUp}{ArrowUp}');
  expect(document.activeElement).toHaveAccessibleName(/January 1,/);
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement).toHaveAccessibleName(/January 1,/);
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('dialog')).toBeVisible();
});

it('makes a day off, and saves only the days', async () => {
  const { server, user } = await openChina();
  server.on(({ path, method, body }) =>
    path === '/sla/calendars/china' && method === 'PATCH' ? { body: { ...CHINA, ...body, rev: 5 } } : undefined,
  );
  await user.click(day('05-04'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('radio', { name: 'Day off' }));
  await user.type(dialog.getByLabelText('Name'), 'Youth Day');
  await user.click(dialog.getByRole('button', { name: 'Apply' }));
  expect(day('05-04')).toHaveAccessibleName(/Day off, Youth Day$/);
  expect(screen.getByText('Changes not saved')).toBeVisible();
  expect(screen.getByText('It is counted as saved, without the changes above.')).toBeVisible();
  await user.click(button('Save'));
  await waitFor(() => expect(server.sent('PATCH', '/sla/calendars/china')).toHaveLength(1));
  const [saved] = server.sent('PATCH', '/sla/calendars/china');
  expect(saved?.headers['If-Match']).toBe('"4"');
  expect(saved?.body).toEqual({
    days: [CHINA.days[0], CHINA.days[1], { date: `${year}-05-04`, isOffDay: true, name: 'Youth Day', like: null }],
  });
});

it('gives a day several hours, also over midnight', async () => {
  const { server, user } = await openChina();
  server.on(({ path, method }) =>
    path === '/sla/calendars/china' && method === 'PATCH'
      ? problem(400, 'invalid', { field: 'week', reason: 'overlap', day: 'tuesday' })
      : undefined,
  );
  await user.click(labelled('Monday: add hours'));
  const from = screen.getByLabelText('Monday, hours 2, from');
  const until = screen.getByLabelText('Monday, hours 2, until');
  expect(from).toHaveValue('18:00');
  expect(until).toHaveValue('00:00');
  fireEvent.change(from, { target: { value: '22:00' } });
  fireEvent.change(until, { target: { value: '06:00' } });
  expect(within(screen.getByRole('group', { name: 'Monday' })).getByText('the next day')).toBeVisible();
  await user.click(button('Save'));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'Tuesday: these hours begin before the ones before them end.',
  );
  expect(server.sent('PATCH', '/sla/calendars/china')[0]?.body).toEqual({
    week: [WEEK[0], { day: 'monday', from: '22:00', to: '06:00' }, ...WEEK.slice(1)],
  });
});

it('shows what a file would change before it is taken', async () => {
  const { server, user } = await openChina();
  server.on(({ path, method }) =>
    path === '/sla/calendars/china/import?dryRun=true' && method === 'POST'
      ? {
          body: {
            days: [
              { date: `${year}-01-01`, isOffDay: true, name: '元旦', like: null },
              { date: `${year}-10-10`, isOffDay: false, name: '国庆节', like: null },
            ],
            skipped: 2,
            endsOn: `${year + 1}-12-31`,
            source: 'A paper',
          },
        }
      : undefined,
  );
  await user.click(button('Import days…'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.upload(dialog.getByLabelText('File'), new File(['[]'], 'days.json', { type: 'application/json' }));
  expect(await dialog.findByText('New: 1 · Changed: 0 · Removed: 0 · As before: 1')).toBeVisible();
  expect(dialog.getByText('new: Make-up workday, 国庆节')).toBeVisible();
  expect(dialog.getByText(/^2 entries of the file are no whole days off/)).toBeVisible();
  await user.click(dialog.getByRole('checkbox', { name: 'Remove 1 other day of the same years' }));
  expect(dialog.getByText('removed: Make-up workday, 春节')).toBeVisible();
  await user.click(dialog.getByRole('button', { name: 'Take over' }));
  expect(day('10-10')).toHaveAccessibleName(/Make-up workday, 国庆节/);
  expect(day('02-14')).not.toHaveAccessibleName(/Make-up/);
  expect(screen.getByLabelText('Days off are known until')).toHaveValue(`${year + 1}-12-31`);
  expect(screen.getByLabelText('Who says so')).toHaveValue('A paper');
  expect(server.sent('PATCH', '/sla/calendars/china')).toHaveLength(0);
});

it('says in which line a file is broken', async () => {
  const { server, user } = await openChina();
  server.on(({ path }) =>
    path.includes('/import') ? problem(400, 'import-unreadable', { line: 7, reason: 'ics' }) : undefined,
  );
  await user.click(button('Import days…'));
  const dialog = within(await screen.findByRole('dialog'));
  await user.upload(dialog.getByLabelText('File'), new File(['x'], 'days.ics', { type: 'text/calendar' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('This file cannot be read: line 7.');
});

const EXPLAINED = {
  start: '2026-02-13T09:00:00Z',
  deadline: '2026-02-14T02:00:00Z',
  zone: 'Asia/Shanghai',
  beyondData: true,
  intervals: [
    {
      from: '2026-02-13T09:00:00Z',
      to: '2026-02-13T10:00:00Z',
      kind: 'counted',
      counted: true,
      name: null,
      seconds: 3600,
    },
    {
      from: '2026-02-13T10:00:00Z',
      to: '2026-02-14T01:00:00Z',
      kind: 'outside-hours',
      counted: false,
      name: null,
      seconds: 54_000,
    },
    {
      from: '2026-02-14T01:00:00Z',
      to: '2026-02-14T02:00:00Z',
      kind: 'make-up-day',
      counted: true,
      name: '春节',
      seconds: 3600,
    },
  ],
};

it('explains a deadline in the zone of the calendar, in words, in both languages', async () => {
  const { server, user } = await openChina();
  server.on(({ path }) => (path === '/sla/calendars/china/explain' ? { body: EXPLAINED } : undefined));
  fireEvent.change(screen.getByLabelText('Start (Asia/Shanghai)'), { target: { value: '2026-02-13T17:00' } });
  await user.clear(screen.getByLabelText('Working time'));
  await user.click(button('Explain'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Give a start and a working time.');
  await user.type(screen.getByLabelText('Working time'), '120');
  await user.selectOptions(screen.getByLabelText('Unit'), 'Minutes');
  await user.click(button('Explain'));
  const lines = await within(await screen.findByRole('list', { name: 'What was counted and skipped' })).findAllByRole(
    'listitem',
  );
  expect(lines.map((line) => line.lastChild?.textContent)).toEqual([
    '1 hour counted: working hours',
    'skipped: outside working hours',
    '1 hour counted: make-up workday, 春节',
  ]);
  expect(lines[0]).toHaveTextContent(/Feb 13, 2026, 17:00 – .*18:00/);
  expect(screen.getByText(/^Due .*Feb 14, 2026, 10:00 \(Asia\/Shanghai\)\.$/)).toBeVisible();
  expect(screen.getByText('Counted: 2 hours.')).toBeVisible();
  expect(screen.getByText(/^This lies after the last day/)).toBeVisible();
  expect(server.sent('POST', '/sla/calendars/china/explain')[0]?.body).toEqual({
    start: '2026-02-13T17:00',
    seconds: 7200,
  });
  await applyLocale('zh-CN');
  expect(await screen.findByText('计入 1 小时：调休上班日，春节')).toBeVisible();
  expect(screen.getByText('跳过：非工作时间')).toBeVisible();
});

it('saves nothing over what somebody else changed meanwhile', async () => {
  const { server, user } = await openChina();
  server.on(({ path, method }) =>
    path === '/sla/calendars/china' && method === 'PATCH' ? problem(412, 'changed-meanwhile') : undefined,
  );
  await user.type(screen.getByLabelText('Name'), ' East');
  await user.click(button('Save'));
  expect(await screen.findByRole('alert')).toHaveTextContent('Somebody else changed this calendar meanwhile');
  await user.click(button('Show what holds now'));
  await waitFor(() => expect(screen.getByLabelText('Name')).toHaveValue('China'));
});

it('asks before one leaves with changes, and removes what nothing goes by', async () => {
  const { server, user, router } = await openChina();
  await user.type(screen.getByLabelText('Name'), ' East');
  void router.navigate({ to: '/me' });
  await user.click(
    within(await screen.findByRole('dialog', { name: 'Leave without saving?' })).getByRole('button', {
      name: 'Keep editing',
    }),
  );
  server.on(({ method }) => (method === 'DELETE' ? problem(409, 'calendar-in-use', { uses: 2 }) : undefined));
  await user.click(button('Remove…'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Remove China?' }));
  await user.click(dialog.getByRole('button', { name: 'Remove the calendar' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('2 policies go by it.');
  server.on(({ method }) => (method === 'DELETE' ? { status: 204 } : undefined));
  await user.click(dialog.getByRole('button', { name: 'Remove the calendar' }));
  await waitFor(() => expect(router.state.location.pathname).toBe('/admin/business-hours'));
});

it('is not there for anybody else', async () => {
  new FakeServer();
  openDesk('/admin/business-hours');
  expect(await screen.findByRole('heading', { name: 'You may not do that.' })).toBeVisible();
});
