import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readDrawing } from '@/features/sla/picture/drawing';
import { mostPressing, nextDue, secondsOf, stateOf, type TicketPromise } from '@/live/promise';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import clock from '../../../../../../../bpmn/sla-clock.bpmn20.xml?raw';
import escalation from '../../../../../../../bpmn/sla-escalation.bpmn20.xml?raw';

const at = (minutes: number) => new Date(Date.now() + minutes * 60_000 + 30_000).toISOString();

const aPromise = (change: Partial<TicketPromise> = {}): TicketPromise => ({
  id: 'first',
  metric: 'first_response',
  startedAt: at(-23),
  warnAt: at(22),
  dueAt: at(37),
  metAt: null,
  ...change,
});

const told = (promise: TicketPromise, change: object = {}) => ({
  ...promise,
  warnedAt: null,
  target: 3600,
  policy: { id: 'p1', name: 'Standard', version: 3 },
  calendar: { id: 'c1', name: 'Weekdays', preset: null },
  process: {
    definition: 'sla-clock:1:x',
    key: 'sla-clock',
    version: 1,
    elements: ['running'],
    next: { at: promise.warnAt ?? at(1), element: 'warn' },
    called: null,
  },
  explanation: {
    zone: 'UTC',
    counted: 3600,
    beyondData: false,
    intervals: [
      {
        from: '2026-11-20T16:30:00Z',
        to: '2026-11-20T17:00:00Z',
        kind: 'counted',
        counted: true,
        name: null,
        seconds: 1800,
      },
      {
        from: '2026-11-20T17:00:00Z',
        to: '2026-11-23T09:00:00Z',
        kind: 'day-off',
        counted: false,
        name: '<b>Founders</b>',
        seconds: 1,
      },
      {
        from: '2026-11-23T09:00:00Z',
        to: '2026-11-23T10:00:00Z',
        kind: 'paused',
        counted: false,
        name: 'pending',
        seconds: 3600,
      },
      {
        from: '2026-11-23T10:00:00Z',
        to: '2026-11-23T10:30:00Z',
        kind: 'counted',
        counted: true,
        name: null,
        seconds: 1800,
      },
    ],
  },
  ...change,
});

function open(
  promises: TicketPromise[],
  items: object[] = promises.map((each) => told(each)),
  role: 'agent' | 'admin' = 'agent',
) {
  const server = new FakeServer(aTicket(1, { sla: promises }));
  server.session = { ...server.session, user: { ...server.session.user, role } };
  server.on(({ path }) => {
    if (path === '/tickets/1/sla') return { body: { items, next: null } };
    if (path === '/sla/processes/sla-clock%3A1%3Ax')
      return { body: { key: 'sla-clock', definition: 'sla-clock:1:x', version: 1, xml: clock } };
    if (path === '/sla/processes/sla-escalation%3A1%3Ay')
      return { body: { key: 'sla-escalation', definition: 'sla-escalation:1:y', version: 1, xml: escalation } };
    return undefined;
  });
  return openDesk('/inbox/open/t/1');
}

const chips = async () => within(await screen.findByRole('list', { name: 'What is promised' }));

beforeEach(() => vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => vi.useRealTimers());

it('tells how a promise stands from its times alone', () => {
  const now = Date.now();
  const states = [
    aPromise(),
    aPromise({ warnAt: at(-1) }),
    aPromise({ warnAt: at(-9), dueAt: at(-1) }),
    aPromise({ warnAt: null, dueAt: null }),
    aPromise({ metAt: at(-2) }),
  ].map((each) => stateOf(each, now));
  expect(states).toEqual(['running', 'due_soon', 'overdue', 'paused', 'met']);
});

it('puts what is overdue before what is due, and that before what stands still or was met', () => {
  const met = aPromise({ id: 'met', metAt: at(-1), dueAt: at(-30) });
  const still = aPromise({ id: 'still', dueAt: null, warnAt: null });
  const later = aPromise({ id: 'later', dueAt: at(60), warnAt: at(50) });
  const sooner = aPromise({ id: 'sooner' });
  const over = aPromise({ id: 'over', dueAt: at(-2), warnAt: at(-9) });
  const first = (...promises: TicketPromise[]) => mostPressing(promises, Date.now())?.id;
  expect(first(met, still, later, sooner, over)).toBe('over');
  expect(first(met, still, later, sooner)).toBe('sooner');
  expect(first(met, still)).toBe('still');
  expect(first(met)).toBe('met');
  expect(first()).toBeUndefined();
  expect(nextDue([met, still, later, sooner])).toBe(sooner.dueAt);
  expect(nextDue([met, still])).toBeNull();
});

it('counts seconds in the last minute only', () => {
  const due = (seconds: number) => aPromise({ dueAt: new Date(1_000_000_000_000 + seconds * 1000).toISOString() });
  expect([59, 61, 3599, 3661, 90_061].map((each) => secondsOf(due(each), 1_000_000_000_000))).toEqual([
    59, 60, 3540, 3660, 90_000,
  ]);
});

it('runs down by itself, from glyph to glyph and word to word', async () => {
  open([aPromise(), aPromise({ id: 'solution', metric: 'resolution', warnAt: null, dueAt: null })]);
  const list = await chips();
  const state = () => list.getAllByRole('button')[0]?.querySelector('[data-state]')?.getAttribute('data-state');
  expect(list.getAllByRole('button').map((each) => each.textContent)).toEqual([
    'First response37m left',
    'ResolutionPaused',
  ]);
  expect(state()).toBe('running');
  await act(() => vi.advanceTimersByTimeAsync(22 * 60_000 + 31_000));
  expect(list.getAllByRole('button')[0]).toHaveTextContent('First responseDue in 14m');
  expect(state()).toBe('due_soon');
  await act(() => vi.advanceTimersByTimeAsync(14 * 60_000 + 20_000));
  expect(list.getAllByRole('button')[0]).toHaveTextContent(/First responseDue in 3\ds/);
  await act(() => vi.advanceTimersByTimeAsync(23 * 60_000));
  expect(list.getAllByRole('button')[0]).toHaveTextContent('First responseOverdue 22m');
  expect(state()).toBe('overdue');
  expect(list.getAllByRole('button')[0]?.querySelector('svg')).not.toBeNull();
  // The row of the list says the same, without its ticket having been heard of.
  expect(within(screen.getByRole('grid')).getByText('Overdue 22m')).toBeInTheDocument();
});

it('says whether it was met in time', async () => {
  open([aPromise({ metAt: at(-5) }), aPromise({ id: 'late', metric: 'resolution', dueAt: at(-30), metAt: at(-10) })]);
  const list = await chips();
  expect(list.getAllByRole('button').map((each) => each.textContent)).toEqual([
    'First responseMet in time',
    'ResolutionMet 20m late',
  ]);
  // Nothing is left to do about it, so the list says nothing.
  expect(within(screen.getByRole('grid')).queryByText(/^Met/)).toBeNull();
});

it('says what made the due time: what was counted, what was not, and why', async () => {
  const { user } = open([aPromise()]);
  await user.click((await chips()).getByRole('button'));
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByText('Standard (version 3)')).toBeInTheDocument();
  expect(dialog.queryByRole('link')).toBeNull();
  expect(dialog.getByText('1 hour counted of 1 hour.')).toBeInTheDocument();
  const lines = within(dialog.getByRole('list', { name: 'What was counted and skipped' })).getAllByRole('listitem');
  expect(lines.map((each) => each.lastChild?.textContent)).toEqual([
    '30 minutes counted: working hours',
    'skipped: day off, <b>Founders</b>',
    'skipped: time stood still, Pending',
    '30 minutes counted: working hours',
  ]);
  await waitFor(() => expect(dialog.getByText('Diagram: Clock of one promise')).toBeInTheDocument());
  expect(dialog.getByText(/^Next: “Due soon” in 22m → Record warning$/)).toBeInTheDocument();
  expect(dialog.getByText('Running (it is here)')).toHaveAttribute('aria-current', 'step');
});

it('shows the escalation beside it, and leads those to the policy who may change it', async () => {
  const overdue = aPromise({ warnAt: at(-30), dueAt: at(-9) });
  const called = {
    definition: 'sla-escalation:1:y',
    key: 'sla-escalation',
    version: 1,
    elements: ['first_wait'],
    next: { at: at(20), element: 'first_wait' },
  };
  const process = { ...told(overdue).process, elements: ['escalate'], next: null, called };
  const { user } = open([overdue], [told(overdue, { process })], 'admin');
  await chips();
  await user.keyboard('w');
  const dialog = within(await screen.findByRole('dialog'));
  expect(await dialog.findByRole('link', { name: 'Standard (version 3)' })).toHaveAttribute(
    'href',
    expect.stringContaining('/admin/sla/p1'),
  );
  expect(await dialog.findByText('Escalate (it is here)')).toBeInTheDocument();
  expect(await dialog.findByText('30 minutes (it is here)')).toBeInTheDocument();
  expect(dialog.getByText(/^Next: “30 minutes” in 20m → Notify supervisor$/)).toBeInTheDocument();
});

it('reads every step of a drawing once, in the order in which they come', () => {
  const drawing = readDrawing(clock, (name) => name);
  const names = drawing.steps.map((step) => step.name);
  expect(names.slice(0, 2)).toEqual(['Promised', 'Running']);
  expect(names).toContain('Record breach');
  expect(names.filter((name) => name === 'Paused')).toHaveLength(1);
  expect(new Set(drawing.steps.map((step) => step.id)).size).toBe(drawing.steps.length);
  expect(drawing.after('due')).toBe('Record breach');
  expect(drawing.after('kept')).toBeNull();
});

it('takes a drawing’s words for words', () => {
  const drawing = readDrawing(
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="p" name="&lt;img src=x&gt;"><startEvent id="s" name="a"/>' +
      '<sequenceFlow id="f" sourceRef="s" targetRef="x"/><task id="x"/><task id="y"/>' +
      '<sequenceFlow id="g" sourceRef="x" targetRef="y"/><sequenceFlow id="h" sourceRef="y" targetRef="x"/></process></definitions>',
    (name) => (name === 'a' ? '甲' : name),
  );
  expect(drawing.name).toBe('<img src=x>');
  expect(drawing.steps).toEqual([{ id: 's', name: '甲' }]);
  expect(drawing.after('s')).toBeNull();
  expect(drawing.xml).toContain('name="甲"');
});
