import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

type Newcomer = { address: string; name: string | null };

/** Lets somebody write into the ticket; 400 `invalid` for what is no address. */
export function useAddParticipant(number: number) {
  const show = useShowTicket();
  return useMutation({
    mutationFn: (body: Newcomer) =>
      request(`/tickets/${number}/participants`, { method: 'POST', body, schema: ticketSchema }),
    onSuccess: show,
  });
}
