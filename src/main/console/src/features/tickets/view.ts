import { serverNow } from '@/live/clock';
import { mostPressing, stateOf } from '@/live/promise';
import type { TicketRow } from '@/live/ticket-row';
import { type Filters, passes } from './filters';

export const SORTS = ['-updated', 'updated', '-created', 'created', 'priority', 'due'] as const;
export type Sort = (typeof SORTS)[number];

export const isSort = (value: unknown): value is Sort => SORTS.includes(value as Sort);

const isDone = (row: TicketRow) => row.status === 'resolved' || row.status === 'closed';

/** Why a ticket is not (or no longer) in a view; null while it is. The same rules as the server's lists. */
export type Reason = {
  code:
    | 'resolved'
    | 'closed'
    | 'assigned'
    | 'unassigned'
    | 'moved'
    | 'teamless'
    | 'gone'
    | 'filtered'
    | 'snoozed'
    | 'woken'
    | 'overdue'
    | 'due_soon'
    | 'called';
  name?: string;
};

export function reasonOutside(view: string, filters: Filters, row: TicketRow | null, me: string): Reason | null {
  if (!row) return { code: 'gone' };
  return outsideView(view, row, me) ?? (passes(filters, row, me) ? null : { code: 'filtered' });
}

/** Of its most pressing promise, as the server's lists know it. */
export function promiseState(row: TicketRow) {
  const first = mostPressing(row.sla, serverNow());
  return first ? stateOf(first, serverNow()) : 'none';
}

/** How a view is ordered until somebody orders it otherwise. */
export const usualSort = (view: string): Sort => (view === 'overdue' || view === 'due_soon' ? 'due' : '-updated');

function outsideView(view: string, row: TicketRow, me: string): Reason | null {
  if (view === 'all') return null;
  if (view === 'callbacks') return row.callbackState === null ? { code: 'called' } : null;
  if (isDone(row)) return { code: row.status === 'closed' ? 'closed' : 'resolved' };
  if (view === 'snoozed') return row.snoozedUntil === null ? { code: 'woken' } : null;
  if (row.snoozedUntil !== null) return { code: 'snoozed' };
  if ((view === 'overdue' || view === 'due_soon') && promiseState(row) !== view) return { code: view };
  if (view === 'mine' && row.assignee?.id !== me) {
    return row.assignee ? { code: 'assigned', name: row.assignee.name } : { code: 'unassigned' };
  }
  if (view === 'unassigned' && row.assignee) return { code: 'assigned', name: row.assignee.name };
  if (view.startsWith('team-') && row.team?.id !== view.slice(5)) {
    return row.team ? { code: 'moved', name: row.team.name } : { code: 'teamless' };
  }
  return null;
}
