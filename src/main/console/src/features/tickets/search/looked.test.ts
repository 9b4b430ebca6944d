import { expect, it } from 'vitest';
import { namedNumber, readLooked } from './looked';

it('reads an address and leaves out what makes no sense', () => {
  expect(
    readLooked({ q: '退款', sort: 'priority', status: 'resolved,closed', assignee: 'me', team: 'billing' }),
  ).toEqual({
    q: '退款',
    sort: 'priority',
    status: 'resolved,closed',
    assignee: 'me',
    team: 'billing',
  });
  expect(readLooked({ q: 100123, sort: 'nothing', status: 'x', assignee: 'x', team: '' })).toEqual({ q: '100123' });
  expect(readLooked({})).toEqual({ q: '' });
});

it('knows a ticket by its number', () => {
  expect(['100123', 'T-100123', 't100123', ' #100123 '].map(namedNumber)).toEqual([100123, 100123, 100123, 100123]);
  expect(['SO-100123', 'refund', '', '12345678901234567890'].map(namedNumber)).toEqual([null, null, null, null]);
});
