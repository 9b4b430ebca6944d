import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { policySchema, type Sheet, versionSchema } from '../policy';

const policiesSchema = listOf(policySchema);

const policiesQuery = queryOptions({
  queryKey: ['sla', 'policies'],
  queryFn: async ({ signal }) => (await request('/sla/policies', { schema: policiesSchema, signal })).items,
  staleTime: 0,
});

/** In their order: the first that applies to a ticket holds. */
export const usePolicies = () => useQuery(policiesQuery);

const versionsSchema = listOf(versionSchema);

/** The latest first. */
export const useVersions = (id: string) =>
  useQuery({
    queryKey: ['sla', 'policies', id, 'versions'],
    queryFn: async ({ signal }) =>
      (await request(`/sla/policies/${id}/versions`, { schema: versionsSchema, signal })).items,
    staleTime: 0,
  });

/** After any change, what they take from each other may be something else. */
function useAsk() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: policiesQuery.queryKey });
}

export const useAddPolicy = () => {
  const ask = useAsk();
  return useMutation({
    mutationFn: (body: Sheet) => request('/sla/policies', { method: 'POST', body, schema: policySchema }),
    onSuccess: ask,
  });
};

type Change = { id: string; version: number; patch: Partial<Sheet> };

/** 412 `changed-meanwhile` if somebody else changed one of these fields after that version. */
export const useChangePolicy = () => {
  const ask = useAsk();
  return useMutation({
    mutationFn: ({ id, version, patch }: Change) =>
      request(`/sla/policies/${id}`, {
        method: 'PATCH',
        body: patch,
        headers: { 'If-Match': `"${version}"` },
        schema: policySchema,
      }),
    onSettled: ask,
  });
};

/** 412 `changed-meanwhile` if these are not all there are any more. */
export const useOrderPolicies = () => {
  const client = useQueryClient();
  const ask = useAsk();
  return useMutation({
    mutationFn: (ids: string[]) =>
      request('/sla/policies/order', { method: 'PUT', body: { ids }, schema: policiesSchema }),
    onSuccess: ({ items }) => client.setQueryData(policiesQuery.queryKey, items),
    onError: ask,
  });
};

export const useRetirePolicy = (id: string) => {
  const ask = useAsk();
  return useMutation({
    mutationFn: () => request(`/sla/policies/${id}`, { method: 'DELETE' }),
    // Not waited for: whoever put it away is to be elsewhere before it is gone from the list.
    onSuccess: () => void ask(),
  });
};
