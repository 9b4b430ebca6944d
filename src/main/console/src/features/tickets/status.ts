import { STATUSES, type Status } from '@/live/ticket-row';

/** What a ticket's status can be set to: nothing becomes new again. */
export const offeredStatuses = (ticket: { status: Status }) =>
  STATUSES.filter((status) => status !== 'new' || ticket.status === 'new');
