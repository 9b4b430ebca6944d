import { nextDue } from '@/live/promise';
import type { RowChange } from '@/live/ticket-store';
import type { QueueQuery } from '../filters';
import { reasonOutside, type Sort } from '../view';

/**
 * The order a list shows. It never changes by itself while someone uses the list: what arrives waits in `fresh`, what left stays
 * where it was, and `stale` says that the server would order it otherwise by now.
 */
export type QueueOrder = { shown: readonly number[]; fresh: ReadonlySet<number>; stale: boolean };

type Scope = QueueQuery & { me: string; complete: boolean };

export const adopt = (latest: readonly number[]): QueueOrder => ({
  shown: [...new Set(latest)],
  fresh: new Set(),
  stale: false,
});

/** Another page was loaded below. */
export function extend(order: QueueOrder, latest: readonly number[]): QueueOrder {
  const shown = [...new Set([...order.shown, ...latest.filter((number) => !order.fresh.has(number))])];
  return { ...order, shown };
}

/** The list was fetched again behind our back: take note, move nothing. */
export function hold(order: QueueOrder, latest: readonly number[]): QueueOrder {
  const known = new Set(order.shown);
  const fresh = latest.filter((number) => !known.has(number));
  const moved = latest.some((number, index) => order.shown[index] !== number);
  return { ...order, fresh: new Set([...order.fresh, ...fresh]), stale: order.stale || moved };
}

export function note(order: QueueOrder, changes: readonly RowChange[], scope: Scope): QueueOrder {
  const shown = new Set(order.shown);
  const fresh = new Set(order.fresh);
  let stale = order.stale;
  for (const change of changes) {
    const belongs = change.after !== null && reasonOutside(scope.view, scope.filters, change.after, scope.me) === null;
    // Who is mentioned stands in no frame: what is new there is asked for.
    if (scope.view === 'mentions' && !shown.has(change.number)) continue;
    if (shown.has(change.number)) stale ||= !belongs || movesRows(scope.sort, change);
    else if (!belongs) fresh.delete(change.number);
    else if (isNews(change, scope)) fresh.add(change.number);
  }
  const same = fresh.size === order.fresh.size && [...fresh].every((number) => order.fresh.has(number));
  return same && stale === order.stale ? order : { ...order, fresh: same ? order.fresh : fresh, stale };
}

function movesRows(sort: Sort, { before, after }: RowChange) {
  if (sort.endsWith('updated')) return before?.updatedAt !== after?.updatedAt;
  if (sort === 'due') return nextDue(before?.sla ?? []) !== nextDue(after?.sla ?? []);
  return sort === 'priority' && before?.priority !== after?.priority;
}

/** Whether a ticket we do not show is new here, or merely further down than we have loaded. */
function isNews(change: RowChange, { view, filters, sort, me, complete }: Scope): boolean {
  if (complete || change.type === 'opened' || sort === '-updated') return true;
  return change.before !== null && reasonOutside(view, filters, change.before, me) !== null;
}
