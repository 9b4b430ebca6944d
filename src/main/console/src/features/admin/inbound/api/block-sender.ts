import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';

export type Block = { scope: 'address' | 'domain'; reason: string | null };

/** Keeps out whoever wrote this mail, and deletes it; 409 `freemail-domain`, `own-address`, `no-sender` or `not-deletable`. */
export function useBlockSender(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (block: Block) => request(`/inbound/${id}/block`, { method: 'POST', body: block }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['blocked-senders'] });
      return client.invalidateQueries({ queryKey: ['inbound'] });
    },
  });
}
