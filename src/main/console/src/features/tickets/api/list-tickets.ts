import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { TicketStore } from '@/live/ticket-store';
import { rowOf, ticketListSchema } from '../ticket';
import type { Sort } from '../view';

export type TicketPage = { numbers: number[]; next: string | null };

/** A view's tickets, page by page. The rows go to the shared store; the query keeps the order only. */
export const ticketsQuery = (tickets: TicketStore, view: string, sort: Sort) =>
  infiniteQueryOptions({
    queryKey: ['tickets', view, sort],
    queryFn: async ({ pageParam, signal }): Promise<TicketPage> => {
      const query = new URLSearchParams({ view, sort, limit: '50', ...(pageParam ? { cursor: pageParam } : {}) });
      const page = await request(`/tickets?${query}`, { schema: ticketListSchema, signal });
      tickets.ingest(page.items.map(rowOf));
      return {
        numbers: page.items.map((ticket) => ticket.number),
        next: page.next === null ? null : String(page.next),
      };
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });
