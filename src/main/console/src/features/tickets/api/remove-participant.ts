import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';

/** Lets somebody write into the ticket no more; 404 if they do not take part. */
export function useRemoveParticipant(number: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (address: string) =>
      request(`/tickets/${number}/participants/${encodeURIComponent(address)}`, { method: 'DELETE' }),
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['history', number] });
      return client.invalidateQueries({ queryKey: ['ticket', number] });
    },
  });
}
