import { expect, it } from 'vitest';
import { changes, dayOn, daysOfMonth, merged, type Period, plusDays, usualHours, weekdayOf } from './calendar';

const period = (day: Period['day'], from = '09:00', to = '18:00'): Period => ({ day, from, to });
const OFFICE = (['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const).map((day) => period(day));
const off = (date: string, name: string | null = null) => ({ date, isOffDay: true, name, like: null });
const work = (date: string, name: string | null = null) => ({ date, isOffDay: false, name, like: null });

it('counts dates as dates, over leap days and years', () => {
  expect(plusDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(plusDays('2026-03-29', -1)).toBe('2026-03-28');
  expect(weekdayOf('2026-02-14')).toBe('saturday');
  expect(daysOfMonth(2028, 1)).toHaveLength(29);
  expect(daysOfMonth(2026, 0)[0]).toBe('2026-01-01');
});

it('gives a make-up workday the hours most days have', () => {
  const week = [...OFFICE, period('saturday', '09:00', '12:00')];
  expect(dayOn(week, work('2026-02-14'), '2026-02-14')).toMatchObject({
    kind: 'makeUp',
    hours: [{ from: '09:00', to: '18:00' }],
  });
  expect(dayOn(week, { ...work('2026-02-14'), like: 'saturday' }, '2026-02-14').hours[0]?.to).toBe('12:00');
  expect(dayOn(week, off('2026-02-16'), '2026-02-16')).toMatchObject({ kind: 'off', hours: [] });
  expect(dayOn(week, undefined, '2026-02-15').kind).toBe('free');
  expect(dayOn(week, undefined, '2026-02-13').kind).toBe('workday');
});

it('takes the earlier of hours that are as usual', () => {
  expect(usualHours([period('tuesday', '10:00'), period('friday', '08:00')])[0]?.from).toBe('10:00');
  expect(usualHours([])).toEqual([]);
});

it('says what a file would change, and leaves or takes what it does not speak of', () => {
  const days = [
    off('2025-12-25', 'Christmas'),
    off('2026-01-01', 'New Year'),
    off('2026-01-02', 'Bridge'),
    off('2026-02-14'),
  ];
  const read = [off('2026-01-01', 'New Year'), work('2026-02-14', 'Spring'), off('2026-02-16')];
  const beside = merged(days, read, false);
  expect(beside.added.map((day) => day.date)).toEqual(['2026-02-16']);
  expect(beside.changed).toEqual([{ before: off('2026-02-14'), after: work('2026-02-14', 'Spring') }]);
  expect(beside.others.map((day) => day.date)).toEqual(['2026-01-02']);
  expect(beside.same).toBe(1);
  expect(beside.all.map((day) => day.date)).toEqual([
    '2025-12-25',
    '2026-01-01',
    '2026-01-02',
    '2026-02-14',
    '2026-02-16',
  ]);
  expect(merged(days, read, true).all.map((day) => day.date)).not.toContain('2026-01-02');
});

it('saves what is different, and no more', () => {
  const stored = { name: 'Desk', zone: 'UTC', week: OFFICE, days: [], endsOn: null, source: null };
  expect(changes(stored, { ...stored })).toEqual({});
  expect(changes(stored, { ...stored, endsOn: '2026-12-31' })).toEqual({ endsOn: '2026-12-31' });
});
