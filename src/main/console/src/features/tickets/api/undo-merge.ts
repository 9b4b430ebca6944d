import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/** Takes the last merge that touched this ticket back; 409 `nothing-to-undo`. */
export function useUndoMerge(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: () => request(`/tickets/${number}/undo`, { method: 'POST', body: {}, schema: ticketSchema }),
    onSuccess: (ticket) => {
      show(ticket);
      // Whichever ticket the messages came back from shows it too.
      void client.invalidateQueries({ queryKey: ['ticket'] });
      void client.invalidateQueries({ queryKey: ['messages'] });
    },
  });
}
