import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { LENA } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { daysBefore, FIGURES, readCounted, readReport, yearBefore } from './period';

const NONE = {
  count: 0,
  tickets: 0,
  hits: 0,
  hitTickets: 0,
  missTickets: 0,
  median: null,
  average: null,
  worked: null,
  score: null,
  agents: 0,
};
const EMPTY = { value: null, sum: NONE };
const sla = {
  now: { value: 0.9, sum: { ...NONE, count: 20, tickets: 15, hits: 18, hitTickets: 14, missTickets: 2 } },
  before: { value: 0.95, sum: { ...NONE, count: 20, tickets: 20, hits: 19 } },
};
const first = {
  now: { value: 5400, sum: { ...NONE, count: 12, tickets: 12, median: 5400, average: 7200, worked: 3600 } },
  before: { value: 10_800, sum: { ...NONE, count: 9, tickets: 9, median: 10_800 } },
};
const REPORT = {
  asOf: '2026-11-30T09:00:00Z',
  filling: false,
  figures: FIGURES.map((figure) => {
    if (figure === 'sla') return { figure, ...sla };
    if (figure === 'first_response') return { figure, ...first };
    return { figure, now: EMPTY, before: EMPTY };
  }),
  teams: [{ id: 'billing', name: 'Billing', figures: { sla: sla.now } }],
  agents: [{ id: LENA.id, name: LENA.name, figures: { answered: { value: 12, sum: { ...NONE, tickets: 12 } } } }],
  days: [
    { day: '2026-11-03', figures: { sla: { value: 0.5, sum: NONE } } },
    { day: '2026-11-04', figures: { sla: { value: 1, sum: NONE } } },
  ],
};
const COUNTED = {
  total: 2,
  next: null,
  items: [
    {
      number: 100123,
      subject: 'Lamp',
      status: 'open',
      team: 'Billing',
      channel: 'email',
      at: '2026-11-03T09:00:00Z',
      seconds: 90,
    },
    {
      number: 100100,
      subject: null,
      status: null,
      team: null,
      channel: 'email',
      at: '2026-11-02T09:00:00Z',
      seconds: null,
    },
  ],
};
const DAYS = 'from=2026-11-01&to=2026-11-30';

function openReports(path: string, role: 'agent' | 'supervisor' = 'supervisor') {
  const server = new FakeServer();
  server.session.user.role = role;
  server.on(({ path: asked }) => {
    if (asked.startsWith('/insight/report')) return { body: REPORT };
    if (asked.startsWith('/insight/tickets')) return { body: COUNTED };
    return undefined;
  });
  return { server, ...openDesk(path) };
}

it('says each figure beside what it was, what it means and of which tickets', async () => {
  openReports(`/reports?${DAYS}`);
  const kept = within(await screen.findByRole('region', { name: 'Promises kept' }));
  expect(kept.getByRole('link', { name: '90%' })).toHaveAttribute('href', expect.stringContaining('figure=sla'));
  expect(kept.getByText(/-5 points · worse/)).toBeInTheDocument();
  expect(kept.getByText(/was 95%/)).toBeInTheDocument();
  expect(kept.getByRole('link', { name: '2 with broken promises' })).toHaveAttribute(
    'href',
    expect.stringContaining('hit=false'),
  );
  expect(kept.getByText(/A broken one ends when it was due/)).toBeInTheDocument();
  expect(kept.getByRole('img')).toHaveAccessibleName(/Highest: 100% on Nov 4, 2026/);
  const response = within(screen.getByRole('region', { name: 'First response' }));
  expect(response.getByRole('link', { name: '1h 30m' })).toBeInTheDocument();
  expect(response.getByText(/-50% · better/)).toBeInTheDocument();
  expect(response.getByText('In working time 1h')).toBeInTheDocument();
  expect(screen.getByRole('row', { name: /Lena/ })).toHaveTextContent('12');
});

it('keeps in its address what is looked at, and compares with days of as long before', async () => {
  const { server, user, router } = openReports(`/reports?${DAYS}`);
  await user.selectOptions(await screen.findByLabelText('Team'), 'No team');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ team: 'none', from: '2026-11-01' }));
  await user.selectOptions(screen.getByLabelText('Compare with'), 'The same days a year earlier');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ baseFrom: '2025-11-01' }));
  const asked = server.sent('GET', '/insight/report').at(-1)?.path;
  expect(asked).toContain('baseFrom=2025-11-01&baseTo=2025-11-30');
  expect(server.sent('GET', '/insight/report')[0]?.path).toContain('baseFrom=2026-10-02&baseTo=2026-10-31');
});

it('lists the tickets behind a number, those that are gone too', async () => {
  openReports(`/reports/tickets?figure=sla&hit=false&${DAYS}`);
  expect(await screen.findByText(/^2 with broken promises · Nov 1, 2026/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'T-100123' })).toHaveAttribute('href', '/t/100123');
  expect(screen.getByRole('row', { name: /T-100100/ })).toHaveTextContent('Deleted ticket');
  expect(screen.getByRole('link', { name: 'Export as XLSX' })).toHaveAttribute(
    'href',
    expect.stringContaining('/insight/tickets/export/xlsx?from=2026-11-01&to=2026-11-30&figure=sla&hit=false'),
  );
});

it('is not for agents', async () => {
  const { server } = openReports('/reports', 'agent');
  expect(await screen.findByText(/not allowed|may not/i)).toBeInTheDocument();
  expect(screen.queryByRole('link', { name: 'Reports' })).not.toBeInTheDocument();
  expect(server.sent('GET', '/insight')).toEqual([]);
});

it('reads addresses as far as they make sense', () => {
  expect(readReport({ from: '2026-11-30', to: '2026-11-01', team: '', category: 12 })).toEqual({ category: '12' });
  expect(readReport({ from: 'x', to: '2026-11-01' })).toEqual({});
  expect(readCounted({ figure: 'secrets', hit: 'maybe', agent: 7 })).toEqual({ figure: 'arrived', agent: '7' });
  expect(daysBefore({ from: '2026-03-01', to: '2026-03-31' })).toEqual({ from: '2026-01-29', to: '2026-02-28' });
  expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' }).from).toBe('2027-02-01');
});
