import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/** The other ticket is no follow-up of this one, nor this of the other; 409 `not-linked` if nobody thinks so. */
export function useWaveAway(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: (other: number) =>
      request(`/tickets/${number}/not-related`, { method: 'POST', body: { other }, schema: ticketSchema }),
    onSuccess: (ticket, other) => {
      show(ticket);
      for (const part of ['ticket', 'history']) void client.invalidateQueries({ queryKey: [part, other] });
    },
  });
}
