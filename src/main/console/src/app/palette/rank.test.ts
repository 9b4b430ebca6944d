import { describe, expect, it } from 'vitest';
import { rank, searchable } from './rank';

const found = (query: string, ...texts: string[]) => rank(query, searchable(...texts)) > 0;
const better = (query: string, one: string, other: string) =>
  expect(rank(query, searchable(one))).toBeGreaterThan(rank(query, searchable(other)));

describe('a command is found', () => {
  it.each(['mark', 'resolved', 'mar res', 'mr', 'MARK', 'Résolved'])('as %s', (query) => {
    expect(found(query, 'Mark resolved')).toBe(true);
  });

  it.each(['标为', '解决', 'biaowei', 'jiejue', 'bwyjj', 'jj', 'biaow', 'yi jie'])('in Chinese as %s', (query) => {
    expect(found(query, '标为已解决')).toBe(true);
  });

  it('by its English name on a Chinese screen', () => {
    expect(found('resolved', '标为已解决', 'Mark resolved')).toBe(true);
  });
});

it.each(['z', 'rm', 'xx', 'mark z', 'ark resolvedd', 'jz'])('is not found as %s', (query) => {
  expect(found(query, 'Mark resolved', '标为已解决')).toBe(false);
});

it('comes first when it begins with what was typed', () => {
  better('re', 'Reply', 'Mark resolved');
  better('me', 'Merge', 'Assign to me');
  better('reply', 'Reply', 'Reply to everybody');
  better('fp', '分配', '未分配的工单');
});
