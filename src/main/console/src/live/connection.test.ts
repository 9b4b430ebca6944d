import { expect, it } from 'vitest';
import { shownState } from './connection';

it('says nothing of a short break, something of a longer one, and more of one over ten seconds', () => {
  const down = { up: false as const, since: 0 };
  expect(shownState({ up: true }, 0)).toBe('live');
  expect(shownState(down, 1900)).toBe('live');
  expect(shownState(down, 2100)).toBe('reconnecting');
  expect(shownState(down, 10_100)).toBe('offline');
});
