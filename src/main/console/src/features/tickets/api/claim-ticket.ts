import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/**
 * Takes a ticket: from nobody, or from the one named. 409 `already-assigned` with the `assignee` when somebody was faster, and then
 * nothing has changed.
 */
export function useClaimTicket(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: (from: string | null) =>
      request(`/tickets/${number}/claim`, { method: 'POST', body: { from }, schema: ticketSchema }),
    onSuccess: (ticket) => {
      show(ticket);
      void client.invalidateQueries({ queryKey: ['history', number] });
    },
    onError: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  });
}
