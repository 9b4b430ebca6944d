import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { TicketStore } from '@/live/ticket-store';
import { type QueueQuery, written } from '../filters';
import { rowOf, ticketListSchema } from '../ticket';

export type TicketPage = { numbers: number[]; next: string | null };

/** One page of a view. The rows go to the shared store; what is left is their order. */
export async function listTickets(
  tickets: TicketStore,
  { view, ...rest }: QueueQuery,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<TicketPage> {
  const query = written(rest);
  query.set('view', view);
  query.set('limit', '50');
  if (cursor) query.set('cursor', cursor);
  const page = await request(`/tickets?${query}`, { schema: ticketListSchema, signal });
  tickets.ingest(page.items.map(rowOf));
  return { numbers: page.items.map((ticket) => ticket.number), next: page.next === null ? null : String(page.next) };
}

export const ticketsQuery = (tickets: TicketStore, query: QueueQuery) =>
  infiniteQueryOptions({
    queryKey: ['tickets', query],
    queryFn: ({ pageParam, signal }) => listTickets(tickets, query, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
