import { useTicket } from './api/get-ticket';
import type { Ticket } from './ticket';

/** What can be done with a ticket one sees. */
export const DEEDS = ['note', 'reply', 'change', 'merge'] as const;
type Deed = (typeof DEEDS)[number];

/** Whether the reader's role lets them; the server says so of each ticket. */
export const may = (ticket: Pick<Ticket, 'rights'>, deed: Deed) => ticket.rights.includes(deed);

export function useMay(number: number, deed: Deed) {
  const { data } = useTicket(number);
  return data !== undefined && may(data, deed);
}
