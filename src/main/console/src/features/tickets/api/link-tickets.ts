import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/** Puts another ticket beside this one, or takes it away again; 409 `linked-with-itself`, `already-merged` or `too-many-links`. */
export function useLinkTickets(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: ({ other, link }: { other: number; link: boolean }) =>
      link
        ? request(`/tickets/${number}/links`, { method: 'POST', body: { other }, schema: ticketSchema })
        : request(`/tickets/${number}/links/${other}`, { method: 'DELETE', schema: ticketSchema }),
    onSuccess: (ticket, { other }) => {
      show(ticket);
      for (const part of ['ticket', 'history']) void client.invalidateQueries({ queryKey: [part, other] });
    },
  });
}
