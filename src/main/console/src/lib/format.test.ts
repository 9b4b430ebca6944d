import { expect, it } from 'vitest';
import { clockTime, dayName, dayOf, fullTime, timeSpan } from './format';
import { adoptPreferences } from './preferences';

const LATE = '2026-11-24T22:30:00Z';

it('is told where the reader says they are', () => {
  adoptPreferences('lena', { zone: 'Asia/Shanghai' });
  expect(clockTime('en', LATE)).toBe('6:30 AM');
  expect(dayOf(LATE)).toBe('2026-11-25');
  adoptPreferences('lena', { zone: 'America/New_York' });
  expect(clockTime('en', LATE)).toBe('5:30 PM');
  expect(fullTime('zh-CN', LATE)).toContain('2026年11月24日');
});

it('is called today and yesterday by the days there', () => {
  adoptPreferences('lena', { zone: 'Asia/Shanghai' });
  const now = Date.parse('2026-11-25T10:00:00Z');
  expect(dayName('en', LATE, now)).toBe('Today');
  expect(dayName('en', '2026-11-24T10:00:00Z', now)).toBe('Yesterday');
  adoptPreferences('lena', { zone: 'America/New_York' });
  expect(dayName('en', LATE, now)).toBe('Yesterday');
});

it('is told as the browser does where it knows no such place', () => {
  adoptPreferences('lena', { zone: 'Mars/Olympus' });
  expect(clockTime('en', LATE)).toMatch(/\d:30 [AP]M/);
});

it('says a length of time by its two largest units, and a day by its name after that', () => {
  expect([0, 45, 2220, 12_000, 7200, 187_200].map((each) => timeSpan('en', each))).toEqual([
    '0s',
    '45s',
    '37m',
    '3h 20m',
    '2h',
    '2d 4h',
  ]);
  expect(timeSpan('zh-CN', 12_000)).toBe('3小时20分钟');
  const now = Date.parse('2026-12-01T12:00:00Z');
  expect(dayName('en', '2026-12-01T12:00:00Z', now)).toBe('Today');
});
