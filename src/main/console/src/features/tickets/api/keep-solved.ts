import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/** Solves a ticket again that a thank-you has opened; 409 `not-reopened` if something else was said since. */
export function useKeepSolved(number: number) {
  const show = useShowTicket();
  return useMutation({
    mutationFn: () => request(`/tickets/${number}/keep-solved`, { method: 'POST', schema: ticketSchema }),
    onSuccess: show,
  });
}
