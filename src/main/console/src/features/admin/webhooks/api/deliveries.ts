import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { deliverySchema } from '../webhook';

const deliveriesSchema = listOf(deliverySchema);
const keyOf = (webhook: string) => ['webhooks', webhook, 'deliveries'];

/** Latest first. */
export const useDeliveries = (webhook: string) =>
  useInfiniteQuery({
    queryKey: keyOf(webhook),
    queryFn: ({ pageParam, signal }) =>
      request(`/webhooks/${webhook}/deliveries?limit=20${pageParam ? `&cursor=${pageParam}` : ''}`, {
        schema: deliveriesSchema,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.next === null ? null : String(page.next)),
    staleTime: 0,
    refetchInterval: 5_000,
  });

/** 409 `webhook-off` while the webhook is switched off. */
export const useRetryDelivery = (webhook: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      request(`/webhooks/${webhook}/deliveries/${id}/retry`, { method: 'POST', body: {}, schema: deliverySchema }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(webhook) }),
  });
};
