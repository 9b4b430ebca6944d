import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { Outcome } from '../follow-up';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

/**
 * Sees to calling the customer back, oneself or whoever is named: from nobody, or from the one named. 409 `callback-taken` with the `agent` when somebody was
 * faster, and then nothing has changed.
 */
export function useTakeCallback(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: (call: { from: string | null; to: string | null }) =>
      request(`/tickets/${number}/callback/take`, { method: 'POST', body: call, schema: ticketSchema }),
    onSuccess: show,
    onError: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  });
}

/** Says how the call ended; 409 `no-callback` if somebody else has. */
export function useCloseCallback(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: (form: { outcome: Outcome; note: string }) =>
      request(`/tickets/${number}/callback`, { method: 'POST', body: form, schema: ticketSchema }),
    onSuccess: show,
    onError: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  });
}
