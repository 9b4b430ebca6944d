import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { useLive } from '@/live/live-context';
import type { TicketStore } from '@/live/ticket-store';
import { rowOf, ticketSchema } from '../ticket';

export const ticketQuery = (tickets: TicketStore, number: number) =>
  queryOptions({
    queryKey: ['ticket', number],
    queryFn: async ({ signal }) => {
      const ticket = await request(`/tickets/${number}`, { schema: ticketSchema, signal });
      tickets.ingest([rowOf(ticket)]);
      return ticket;
    },
  });

export const useTicket = (number: number) => useQuery(ticketQuery(useLive().tickets, number));
