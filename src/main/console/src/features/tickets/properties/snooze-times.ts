import { dayOf, zone } from '@/lib/format';

const DAY = 86_400_000;
const HOUR = 3_600_000;

/** How far the clocks there are ahead of UTC at that moment. */
function offsetAt(at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone(),
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: string) => Number(parts.find((each) => each.type === type)?.value);
  const there = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return there - Math.floor(at / 1000) * 1000;
}

/** When it is that day (`2026-11-24`) and time (`09:00`) where the reader is. */
export function instantAt(day: string, time: string): number {
  const as = Date.parse(`${day}T${time}:00Z`);
  return as - offsetAt(as - offsetAt(as));
}

export type Preset = { key: 'laterToday' | 'tomorrow' | 'nextWeek'; at: number };

/** In three hours, unless that is tomorrow; tomorrow and next Monday at nine. */
export function presets(now: number): Preset[] {
  const later = Math.ceil((now + 3 * HOUR) / HOUR) * HOUR;
  const today = Date.parse(`${dayOf(now)}T00:00Z`);
  const weekday = new Date(today).getUTCDay();
  const nine = (days: number) => instantAt(new Date(today + days * DAY).toISOString().slice(0, 10), '09:00');
  return [
    ...(dayOf(later) === dayOf(now) ? [{ key: 'laterToday' as const, at: later }] : []),
    { key: 'tomorrow', at: nine(1) },
    { key: 'nextWeek', at: nine(8 - (weekday === 0 ? 7 : weekday)) },
  ];
}
