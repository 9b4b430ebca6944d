import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLive } from '@/live/live-context';
import { rowOf, type Ticket } from '../ticket';
import { ticketQuery } from './get-ticket';

/** Puts the ticket an action answered with on screen, and has what belongs to it fetched again. */
export function useShowTicket() {
  const client = useQueryClient();
  const { tickets } = useLive();
  return useCallback(
    (ticket: Ticket) => {
      client.setQueryData(ticketQuery(tickets, ticket.number).queryKey, ticket);
      tickets.ingest([rowOf(ticket)]);
      for (const part of ['messages', 'history', 'evidence'])
        void client.invalidateQueries({ queryKey: [part, ticket.number] });
    },
    [client, tickets],
  );
}
