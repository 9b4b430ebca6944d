import { expect, it } from 'vitest';
import { aTicket } from '@/testing/fixtures';
import { queryAfter, triggerOf } from './trigger';
import { fill, firstName, unfilled } from './variables';

it('opens canned answers with the slash of either width, and with the comma an input method makes of it', () => {
  expect(triggerOf('/', 'Hello ')).toBe('canned');
  expect(triggerOf('／', '您好')).toBe('canned');
  expect(triggerOf('、', '')).toBe('canned');
  expect(triggerOf('、', '您好\n')).toBe('canned');
  expect(triggerOf('、', '苹果')).toBeNull();
});

it('lets a slash be a slash', () => {
  for (const before of ['https:', 'https:/', 'and', '1']) expect(triggerOf('/', before)).toBeNull();
  expect(triggerOf('@', 'lena')).toBeNull();
});

it('looks for what follows the sign, until one has gone on writing', () => {
  expect(queryAfter({ kind: 'canned', at: 3 }, 'Hi /ref', 7)).toBe('ref');
  expect(queryAfter({ kind: 'canned', at: 0 }, "/tui'kuan", 9)).toBe('tuikuan');
  expect(queryAfter({ kind: 'canned', at: 0 }, '/a\nb', 4)).toBeNull();
  expect(queryAfter({ kind: 'canned', at: 3 }, 'Hi ', 3)).toBeNull();
});

it('fills in what the ticket tells, and leaves the rest', () => {
  const ticket = aTicket(7);
  const text = 'Dear {{customer.firstName}}, about {{ticket.number}}: {{order number}}. {{agent.name}}, {{today}}';
  const filled = fill(text, ticket, 'Lena', 'en', new Date(2026, 10, 24));
  expect(filled).toBe('Dear Amelia, about T-7: {{order number}}. Lena, November 24, 2026');
  expect(unfilled(filled).map((each) => each.name)).toEqual(['order number']);
});

it('knows what to call people', () => {
  expect(firstName('Okafor, Amelia')).toBe('Amelia');
  expect(firstName('王小明')).toBe('王小明');
});
