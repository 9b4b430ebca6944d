import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';
import { organisationSchema } from './organisations';

const customerSchema = z.object({
  id: z.string(),
  name: orNull(z.string()),
  addresses: z.array(z.object({ kind: z.string(), value: z.string() })),
  tier: z.string(),
  organisation: orNull(organisationSchema),
  calendar: orNull(z.string()),
  mayDecide: z.boolean(),
  rev: z.number(),
});

export type Customer = zod.infer<typeof customerSchema>;
export type CustomerPatch = {
  name: string | null;
  tier?: string;
  organisation?: string | null;
  calendar?: string | null;
};

const customerQuery = (id: string) =>
  queryOptions({
    queryKey: ['customers', id],
    queryFn: ({ signal }) => request(`/customers/${id}`, { schema: customerSchema, signal }),
    staleTime: 0,
  });

/** Somebody who writes to us; 404 for whoever sees no ticket of theirs. */
export const useCustomer = (id: string) => useQuery(customerQuery(id));

/** 412 `changed-meanwhile` if somebody else changed it after that rev. */
export function useSaveCustomer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ patch, rev }: { patch: CustomerPatch; rev: number }) =>
      request(`/customers/${id}`, {
        method: 'PATCH',
        body: patch,
        headers: { 'If-Match': `"${rev}"` },
        schema: customerSchema,
      }),
    onSuccess: (saved) => {
      client.setQueryData(customerQuery(id).queryKey, saved);
      return client.invalidateQueries({ queryKey: ['tickets'] });
    },
  });
}
