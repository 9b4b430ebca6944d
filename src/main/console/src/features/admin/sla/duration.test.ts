import { describe, expect, it } from 'vitest';
import { LONGEST, partsOf, readDuration } from './duration';

describe('a span of time', () => {
  it.each([
    ['4h', 14_400],
    ['1d 2h', 93_600],
    ['1d2h', 93_600],
    ['30 分钟', 1800],
    ['30分', 1800],
    ['1 天 2 小时', 93_600],
    ['1天2小时30分钟', 95_400],
    ['２小时', 7200],
    ['1.5h', 5400],
    ['0.5 小时', 1800],
    ['90 min', 5400],
    ['2 Hours and 5 Minutes', 7500],
    ['1 week', 604_800],
    ['一', null],
    ['45s', 45],
    ['45 秒', 45],
    [' 3 d ', 259_200],
    ['1h, 30m', 5400],
    ['366d', LONGEST],
  ])('reads %s', (text, seconds) => {
    expect(readDuration(text)).toBe(seconds);
  });

  it.each([
    '',
    '4',
    'h',
    '4x',
    '4h x',
    'x4h',
    '-4h',
    '0m',
    '0.00001s',
    '1.5s',
    '367d',
    '99999999d',
    '999999999999h',
    '2h 1d',
    '1h 1h',
    '4h 30',
    '1e3h',
    '4:30',
    '明天',
    '4h'.repeat(2000),
  ])('does not guess at %s', (text) => {
    expect(readDuration(text)).toBeNull();
  });

  it('says what it read in words that are read again', () => {
    for (const seconds of [1, 59, 60, 3599, 3600, 86_399, 86_400, 90_061, 31_622_400]) {
      const parts = partsOf(seconds);
      expect(readDuration(parts.map(([amount, unit]) => `${amount}${unit}`).join(' '))).toBe(seconds);
      const chinese = { d: '天', h: '小时', m: '分钟', s: '秒' };
      expect(readDuration(parts.map(([amount, unit]) => `${amount} ${chinese[unit]}`).join(' '))).toBe(seconds);
    }
  });
});
