import { describe, expect, it } from 'vitest';
import type { RowChange } from '@/live/ticket-store';
import { aTicket, LENA, MARC } from '@/testing/fixtures';
import { rowOf, type Ticket } from '../ticket';
import { adopt, extend, hold, note } from './queue-order';

const change = (
  after: Ticket | null,
  before: Ticket | null = null,
  type: RowChange['type'] = 'changed',
): RowChange => ({
  number: (after ?? before)?.number ?? 0,
  before: before && rowOf(before),
  after: after && rowOf(after),
  type,
});

describe('a frozen order', () => {
  const scope = { view: 'unassigned', sort: '-updated' as const, filters: {}, me: LENA.id, complete: true };
  const order = adopt([1, 2, 3]);

  it('puts what is new aside instead of into the list', () => {
    const next = note(order, [change(aTicket(9), null, 'opened')], scope);
    expect(next.shown).toEqual([1, 2, 3]);
    expect([...next.fresh]).toEqual([9]);
  });

  it('counts a ticket once, however often it changes', () => {
    const next = note(
      note(order, [change(aTicket(9), null, 'opened')], scope),
      [change(aTicket(9, { rev: 2 }))],
      scope,
    );
    expect([...next.fresh]).toEqual([9]);
  });

  it('keeps what leaves in its place', () => {
    const next = note(order, [change(aTicket(2, { assignee: MARC }), aTicket(2))], scope);
    expect(next.shown).toEqual([1, 2, 3]);
    expect(next.stale).toBe(true);
  });

  it('forgets something new that is taken before anyone looked', () => {
    const fresh = note(order, [change(aTicket(9), null, 'opened')], scope);
    expect(note(fresh, [change(aTicket(9, { assignee: MARC }), aTicket(9))], scope).fresh.size).toBe(0);
  });

  it('does not take an old ticket further down for news', () => {
    const byAge = { ...scope, sort: 'created' as const, complete: false };
    expect(note(order, [change(aTicket(9), aTicket(9))], byAge)).toBe(order);
  });

  it('moves nothing when the list was fetched again behind its back', () => {
    const next = hold(order, [3, 9, 1, 2]);
    expect(next.shown).toEqual([1, 2, 3]);
    expect([...next.fresh]).toEqual([9]);
    expect(next.stale).toBe(true);
  });

  it('grows at its end by another page', () => {
    expect(extend(order, [1, 2, 3, 4, 5]).shown).toEqual([1, 2, 3, 4, 5]);
  });
});
