import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { type Draft, trialSchema, webhookSchema, withSecretSchema } from '../webhook';

const webhooksSchema = listOf(webhookSchema);

const webhooksQuery = queryOptions({
  queryKey: ['webhooks'],
  queryFn: async ({ signal }) => (await request('/webhooks', { schema: webhooksSchema, signal })).items,
  staleTime: 0,
});

/** Asked again every few seconds: whoever looks at it waits for one to work again. */
export const useWebhooks = () => useQuery({ ...webhooksQuery, refetchInterval: 5_000 });

function useAsk() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: webhooksQuery.queryKey, refetchType: 'all' });
}

/** The answer holds its secret, which is forgotten with the page that shows it. */
export const useAddWebhook = () => {
  const ask = useAsk();
  return useMutation({
    mutationFn: (body: Draft) => request('/webhooks', { method: 'POST', body, schema: withSecretSchema }),
    onSuccess: () => void ask(),
    gcTime: 0,
  });
};

export const useChangeWebhook = (id: string) => {
  const ask = useAsk();
  return useMutation({
    mutationFn: (body: Partial<Draft>) => request(`/webhooks/${id}`, { method: 'PATCH', body, schema: webhookSchema }),
    onSuccess: ask,
  });
};

export const useRemoveWebhook = (id: string) => {
  const ask = useAsk();
  return useMutation({
    mutationFn: () => request(`/webhooks/${id}`, { method: 'DELETE' }),
    // Not waited for: whoever removed it is to be elsewhere before it is gone from the list.
    onSuccess: () => void ask(),
  });
};

/** The old secret signs beside the new one for a day. */
export const useRotateSecret = (id: string) =>
  useMutation({
    mutationFn: () => request(`/webhooks/${id}/rotate`, { method: 'POST', body: {}, schema: withSecretSchema }),
    gcTime: 0,
  });

/** Posts something that did not happen, as the webhook is saved now. */
export const useTestWebhook = (id: string) =>
  useMutation({
    mutationFn: () => request(`/webhooks/${id}/test`, { method: 'POST', body: {}, schema: trialSchema }),
  });
