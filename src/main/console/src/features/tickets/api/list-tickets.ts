import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { TicketStore } from '@/live/ticket-store';
import { rowOf, ticketListSchema } from '../ticket';
import type { Sort } from '../view';

export type TicketPage = { numbers: number[]; next: string | null };

/** One page of a view. The rows go to the shared store; what is left is their order. */
export async function listTickets(
  tickets: TicketStore,
  view: string,
  sort: Sort,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<TicketPage> {
  const query = new URLSearchParams({ view, sort, limit: '50', ...(cursor ? { cursor } : {}) });
  const page = await request(`/tickets?${query}`, { schema: ticketListSchema, signal });
  tickets.ingest(page.items.map(rowOf));
  return { numbers: page.items.map((ticket) => ticket.number), next: page.next === null ? null : String(page.next) };
}

export const ticketsQuery = (tickets: TicketStore, view: string, sort: Sort) =>
  infiniteQueryOptions({
    queryKey: ['tickets', view, sort],
    queryFn: ({ pageParam, signal }) => listTickets(tickets, view, sort, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
