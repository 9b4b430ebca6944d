import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';

/** Lets a colleague, or oneself as `me`, hear of a ticket, or no more. 422 `no-sight` for somebody who does not see it. */
export function useFollow(number: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ agent, follow }: { agent: string; follow: boolean }) => {
      await request(`/tickets/${number}/followers/${agent}`, { method: follow ? 'PUT' : 'DELETE' });
    },
    onSettled: () => {
      void client.invalidateQueries({ queryKey: ['ticket', number] });
      void client.invalidateQueries({ queryKey: ['history', number] });
    },
  });
}
