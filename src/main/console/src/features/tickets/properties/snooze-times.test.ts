import { expect, it } from 'vitest';
import { adoptPreferences } from '@/lib/preferences';
import { instantAt, presets } from './snooze-times';

const livesIn = (zone: string) => adoptPreferences('me', { zone });
const at = (iso: string) => Date.parse(iso);

it('means the clock on the wall where the reader is', () => {
  livesIn('Asia/Shanghai');
  expect(instantAt('2026-11-25', '09:00')).toBe(at('2026-11-25T01:00:00Z'));
  livesIn('Europe/Berlin');
  expect(instantAt('2026-07-01', '09:00')).toBe(at('2026-07-01T07:00:00Z'));
  // The day the clocks go back.
  expect(instantAt('2026-10-25', '09:00')).toBe(at('2026-10-25T08:00:00Z'));
});

it('offers what is still to come', () => {
  livesIn('Asia/Shanghai');
  // Tuesday, half past ten in the morning there.
  expect(presets(at('2026-11-24T02:30:00Z'))).toEqual([
    { key: 'laterToday', at: at('2026-11-24T06:00:00Z') },
    { key: 'tomorrow', at: at('2026-11-25T01:00:00Z') },
    { key: 'nextWeek', at: at('2026-11-30T01:00:00Z') },
  ]);
});

it('has no later today late in the evening, and on Sunday next week is tomorrow', () => {
  livesIn('Asia/Shanghai');
  expect(presets(at('2026-11-29T15:00:00Z')).map((each) => [each.key, each.at])).toEqual([
    ['tomorrow', at('2026-11-30T01:00:00Z')],
    ['nextWeek', at('2026-11-30T01:00:00Z')],
  ]);
});
