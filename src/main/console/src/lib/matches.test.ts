import { expect, it } from 'vitest';
import { matches } from './matches';

it.each([
  ['tk', '退款', 'tuikuan tk'],
  ['tui', '退款', 'tuikuan tk'],
  ['tui kuan', '退款', 'tuikuan tk'],
  ['款', '退款', 'tuikuan tk'],
  ['ＴＫ', '退款', 'tuikuan tk'],
  ['muller', 'Jörg Müller', 'jorgmuller jm'],
  ['MÜ jo', 'Jörg Müller', 'jorgmuller jm'],
  ['fund', 'Refund', null],
  ['  ', 'Refund', undefined],
])('finds %j in %s', (query, name, pinyin) => {
  expect(matches(query, name, pinyin)).toBe(true);
});

it.each([
  ['tx', '退款', 'tuikuan tk'],
  ['refund lost', 'Refund', 'refund r'],
  ['.', 'Refund', 'refund r'],
])('does not find %j in %s', (query, name, pinyin) => {
  expect(matches(query, name, pinyin)).toBe(false);
});
