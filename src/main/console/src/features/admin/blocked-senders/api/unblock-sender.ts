import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { blockedSendersQuery } from './list-blocked-senders';

/** Their next mail is an ordinary one again. */
export function useUnblockSender(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/blocked-senders/${id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: blockedSendersQuery.queryKey }),
  });
}
