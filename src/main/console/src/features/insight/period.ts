import { dayOf } from '@/lib/format';

/** What a report is of, as its address says it. Without days it is of the last four weeks and those before them. */
export type ReportSearch = {
  from?: string;
  to?: string;
  baseFrom?: string;
  baseTo?: string;
  team?: string;
  channel?: string;
  category?: string;
};

export const FIGURES = [
  'arrived',
  'first_response',
  'next_response',
  'resolution',
  'sla',
  'first_contact',
  'satisfaction',
  'reopened',
  'answered',
] as const;
export type Figure = (typeof FIGURES)[number];

export type CountedSearch = Omit<ReportSearch, 'baseFrom' | 'baseTo'> & {
  figure: Figure;
  hit?: boolean;
  agent?: string;
};

export type Period = { from: string; to: string };

const isDay = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
const said = (value: unknown) =>
  (typeof value === 'string' || typeof value === 'number') && value !== '' ? String(value) : undefined;

const without = <T extends object>(search: T): T =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;

const period = (from: unknown, to: unknown) => (isDay(from) && isDay(to) && from <= to ? { from, to } : undefined);

export function readReport(search: Record<string, unknown>): ReportSearch {
  const base = period(search.baseFrom, search.baseTo);
  return without({
    ...period(search.from, search.to),
    baseFrom: base?.from,
    baseTo: base?.to,
    team: said(search.team),
    channel: said(search.channel),
    category: said(search.category),
  });
}

export function readCounted(search: Record<string, unknown>): CountedSearch {
  const { baseFrom: _from, baseTo: _to, ...rest } = readReport(search);
  return without({
    ...rest,
    figure: FIGURES.find((each) => each === search.figure) ?? 'arrived',
    hit: typeof search.hit === 'boolean' ? search.hit : undefined,
    agent: said(search.agent),
  });
}

export const shifted = (day: string, days: number) =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

const aYearEarlier = (day: string) => {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - 1);
  return date.toISOString().slice(0, 10);
};

const lastDays = (today: string, days: number): Period => ({ from: shifted(today, 1 - days), to: today });

export const PRESETS = ['last7', 'last28', 'last90', 'thisMonth', 'lastMonth'] as const;
export type Preset = (typeof PRESETS)[number];

export function presetPeriod(preset: Preset, today: string): Period {
  const first = `${today.slice(0, 8)}01`;
  if (preset === 'thisMonth') return { from: first, to: today };
  if (preset === 'lastMonth') {
    const to = shifted(first, -1);
    return { from: `${to.slice(0, 8)}01`, to };
  }
  return lastDays(today, Number(preset.slice('last'.length)));
}

export const samePeriod = (one: Period, other: Period) => one.from === other.from && one.to === other.to;

export const daysBefore = ({ from, to }: Period): Period => {
  const days = Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
  return { from: shifted(from, -days), to: shifted(from, -1) };
};

export const yearBefore = ({ from, to }: Period): Period => ({ from: aYearEarlier(from), to: aYearEarlier(to) });

/** What is looked at, whatever the address leaves out. */
export function periods(search: ReportSearch): { now: Period; base: Period } {
  const now =
    search.from && search.to ? { from: search.from, to: search.to } : presetPeriod('last28', dayOf(Date.now()));
  const base = search.baseFrom && search.baseTo ? { from: search.baseFrom, to: search.baseTo } : daysBefore(now);
  return { now, base };
}
