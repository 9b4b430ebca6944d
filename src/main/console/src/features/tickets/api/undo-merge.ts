import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/** Takes a merge or split that touched this ticket back, the last one if none is named; 409 `nothing-to-undo`, `undo-newer-first`. */
export function useUndoMerge(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: (operation?: string) =>
      request(`/tickets/${number}/undo`, {
        method: 'POST',
        body: operation ? { operation } : {},
        schema: ticketSchema,
      }),
    onSuccess: (ticket) => {
      show(ticket);
      // Whichever ticket the messages came back from shows it too.
      for (const what of ['ticket', 'messages', 'history', 'evidence'])
        void client.invalidateQueries({ queryKey: [what] });
    },
  });
}
