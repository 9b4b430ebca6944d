import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

type Merge = { how: 'join' | 'merge'; number: number; into: number };

/** Moves all messages of one ticket to another; 409 `same-ticket`, `already-merged` or `ticket-closed`. */
export function useMergeTickets() {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: ({ how, number, into }: Merge) =>
      request(`/tickets/${number}/${how}`, { method: 'POST', body: { into }, schema: ticketSchema }),
    onSuccess: (merged, { into }) => {
      show(merged);
      for (const part of ['ticket', 'messages', 'history', 'evidence'])
        void client.invalidateQueries({ queryKey: [part, into] });
    },
  });
}
