import type { TicketRow } from '@/live/ticket-row';
import { type Filters, passes } from './filters';

export const SORTS = ['-updated', 'updated', '-created', 'created', 'priority'] as const;
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
    | 'woken';
  name?: string;
};

export function reasonOutside(view: string, filters: Filters, row: TicketRow | null, me: string): Reason | null {
  if (!row) return { code: 'gone' };
  return outsideView(view, row, me) ?? (passes(filters, row, me) ? null : { code: 'filtered' });
}

function outsideView(view: string, row: TicketRow, me: string): Reason | null {
  if (view === 'all') return null;
  if (isDone(row)) return { code: row.status === 'closed' ? 'closed' : 'resolved' };
  if (view === 'snoozed') return row.snoozedUntil === null ? { code: 'woken' } : null;
  if (row.snoozedUntil !== null) return { code: 'snoozed' };
  if (view === 'mine' && row.assignee?.id !== me) {
    return row.assignee ? { code: 'assigned', name: row.assignee.name } : { code: 'unassigned' };
  }
  if (view === 'unassigned' && row.assignee) return { code: 'assigned', name: row.assignee.name };
  if (view.startsWith('team-') && row.team?.id !== view.slice(5)) {
    return row.team ? { code: 'moved', name: row.team.name } : { code: 'teamless' };
  }
  return null;
}
