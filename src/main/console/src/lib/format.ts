import { getPreference } from './preferences';

const cache = new Map<string, Intl.DateTimeFormat | Intl.RelativeTimeFormat | Intl.NumberFormat>();

function formatter<T extends Intl.DateTimeFormat | Intl.RelativeTimeFormat | Intl.NumberFormat>(
  key: string,
  make: () => T,
): T {
  const found = cache.get(key);
  if (found) return found as T;
  const made = make();
  cache.set(key, made);
  return made;
}

/** Where the reader says they are; elsewhere than their browser thinks, perhaps, or than it knows. */
export function zone(): string | undefined {
  const chosen = getPreference('zone');
  return chosen !== undefined && isKnownZone(chosen) ? chosen : undefined;
}

const knownZones = new Map<string, boolean>();

function isKnownZone(name: string): boolean {
  let known = knownZones.get(name);
  if (known === undefined) {
    try {
      known = Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
    } catch {
      known = false;
    }
    knownZones.set(name, known);
  }
  return known;
}

function date(locale: string, name: string, options: Intl.DateTimeFormatOptions) {
  const timeZone = zone();
  return formatter(`${locale} ${name} ${timeZone}`, () => new Intl.DateTimeFormat(locale, { ...options, timeZone }));
}

export const fullTime = (locale: string, at: string) =>
  date(locale, 'full', { dateStyle: 'full', timeStyle: 'medium' }).format(new Date(at));

export const clockTime = (locale: string, at: string) =>
  date(locale, 'clock', { timeStyle: 'short' }).format(new Date(at));

export const shortDateTime = (locale: string, at: string) =>
  date(locale, 'short', { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** The calendar day there, as `2026-11-24`. */
export const dayOf = (at: string | number) =>
  date('en-CA', 'iso day', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(at));

/** A calendar day, as `2026-11-24`, for people. It is the same day in every zone. */
export const shortDay = (locale: string, day: string) =>
  formatter(
    `${locale} short day`,
    () => new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' }),
  ).format(new Date(`${day}T00:00:00Z`));

export function dayName(locale: string, at: string, now: number): string {
  const days = (Date.parse(dayOf(now)) - Date.parse(dayOf(at))) / 86_400_000;
  if (days === 0 || days === 1) {
    const text = formatter(`${locale} day`, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })).format(
      -days,
      'day',
    );
    return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
  }
  const thisYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);
  return date(locale, `day ${thisYear}`, {
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(thisYear ? {} : { year: 'numeric' }),
  }).format(new Date(at));
}

/** "now", "5m ago", "3h ago", "2d ago", then the date. */
export function relativeTime(locale: string, at: string, now: number): string {
  const seconds = Math.max(0, (now - Date.parse(at)) / 1000);
  const relative = formatter(
    `${locale} relative`,
    () => new Intl.RelativeTimeFormat(locale, { style: 'narrow', numeric: 'auto' }),
  );
  if (seconds < 45) return relative.format(0, 'second');
  if (seconds < 3570) return relative.format(-Math.max(1, Math.round(seconds / 60)), 'minute');
  if (seconds < 84_600) return relative.format(-Math.round(seconds / 3600), 'hour');
  if (seconds < 7 * 86_400) return relative.format(-Math.max(1, Math.round(seconds / 86_400)), 'day');
  return date(locale, 'date', { month: 'short', day: 'numeric' }).format(new Date(at));
}

/** A length of time by its two largest units: "45s", "37m", "3h 20m", "2d 4h". */
export function timeSpan(locale: string, seconds: number): string {
  const parts =
    seconds < 60
      ? [[seconds, 'second']]
      : seconds < 86_400
        ? [
            [Math.floor(seconds / 3600), 'hour'],
            [Math.floor((seconds % 3600) / 60), 'minute'],
          ]
        : [
            [Math.floor(seconds / 86_400), 'day'],
            [Math.floor((seconds % 86_400) / 3600), 'hour'],
          ];
  const said = (parts as [number, string][])
    .filter(([amount], index) => amount > 0 || (parts.length === 1 && index === 0))
    .map(([amount, unit]) =>
      formatter(
        `${locale} span ${unit}`,
        () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }),
      ).format(amount),
    );
  return said.join(locale.startsWith('zh') ? '' : ' ');
}

export function fileSize(locale: string, bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
  const power = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const unit = units[power] ?? 'byte';
  return formatter(
    `${locale} ${unit}`,
    () => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow', maximumFractionDigits: 1 }),
  ).format(bytes / 1024 ** power);
}

export const count = (locale: string, value: number) =>
  formatter(`${locale} count`, () => new Intl.NumberFormat(locale)).format(value);
