import type { CalendarForm } from './api/calendars';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export type Period = { day: Weekday; from: string; to: string };
export type SpecialDay = { date: string; isOffDay: boolean; name: string | null; like: Weekday | null };

/** Dates as `2026-02-14`, counted in UTC so that no zone of the reader's shifts them. */
export const plusDays = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

export const weekdayOf = (date: string): Weekday => WEEKDAYS[(new Date(date).getUTCDay() + 6) % 7] ?? 'monday';

export const daysOfMonth = (year: number, month: number): string[] =>
  Array.from({ length: new Date(Date.UTC(year, month + 1, 0)).getUTCDate() }, (_, day) =>
    new Date(Date.UTC(year, month, day + 1)).toISOString().slice(0, 10),
  );

const times = (periods: Period[]) => periods.map(({ from, to }) => `${from}-${to}`).join();

export const hoursOf = (week: Period[], day: Weekday) =>
  week.filter((period) => period.day === day).sort((one, other) => one.from.localeCompare(other.from));

/** The hours most days have that have any; of as many those earlier in the week. The server counts in the same way. */
export function usualHours(week: Period[]): Period[] {
  const all = WEEKDAYS.map((day) => hoursOf(week, day)).filter((periods) => periods.length > 0);
  const alike = (periods: Period[]) => all.filter((each) => times(each) === times(periods)).length;
  return all.reduce<Period[]>((best, each) => (best.length === 0 || alike(each) > alike(best) ? each : best), []);
}

export type DayKind = 'workday' | 'free' | 'off' | 'makeUp';

/** What a day is: like its day of the week, worked or free, or special; with the hours that are worked on it. */
export function dayOn(week: Period[], special: SpecialDay | undefined, date: string) {
  if (special?.isOffDay) return { kind: 'off' as DayKind, special, hours: [] };
  if (special) {
    return { kind: 'makeUp' as DayKind, special, hours: special.like ? hoursOf(week, special.like) : usualHours(week) };
  }
  const hours = hoursOf(week, weekdayOf(date));
  return { kind: (hours.length > 0 ? 'workday' : 'free') as DayKind, special: null, hours };
}

/** The calendar day it is in a zone, as `2026-11-24`. */
export const todayIn = (zone: string) =>
  new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: zone }).format();

export const withDay = (days: SpecialDay[], day: SpecialDay) =>
  [...days.filter((each) => each.date !== day.date), day].sort((one, other) => one.date.localeCompare(other.date));

export const sameDay = (one: SpecialDay, other: SpecialDay) =>
  one.isOffDay === other.isOffDay && one.name === other.name && one.like === other.like;

/** What taking a file's days over makes of a calendar's: those of the same years it does not speak of can go. */
export function merged(days: SpecialDay[], read: SpecialDay[], replace: boolean) {
  const known = new Map(days.map((day) => [day.date, day]));
  const spoken = new Set(read.map((day) => day.date));
  const years = new Set(read.map((day) => day.date.slice(0, 4)));
  const others = days.filter((day) => years.has(day.date.slice(0, 4)) && !spoken.has(day.date));
  const gone = new Set(replace ? others.map((day) => day.date) : []);
  const changed = read.flatMap((after) => {
    const before = known.get(after.date);
    return before && !sameDay(before, after) ? [{ before, after }] : [];
  });
  const added = read.filter((day) => !known.has(day.date));
  const kept = days.filter((day) => !gone.has(day.date) && !spoken.has(day.date));
  return {
    added,
    changed,
    others,
    same: read.length - added.length - changed.length,
    all: [...kept, ...read].sort((one, other) => one.date.localeCompare(other.date)),
  };
}

/** What is different from what is stored, to be saved. */
export function changes(stored: CalendarForm, form: CalendarForm): Partial<CalendarForm> {
  const keys = ['name', 'zone', 'week', 'days', 'endsOn', 'source'] as const;
  return Object.fromEntries(
    keys.filter((key) => JSON.stringify(stored[key]) !== JSON.stringify(form[key])).map((key) => [key, form[key]]),
  );
}
