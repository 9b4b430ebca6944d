import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';
import type { Change } from '../role-rights';

const sheetSchema = z.object({
  items: z.array(
    z.object({
      role: z.enum(['agent', 'lead', 'supervisor', 'admin']),
      fixed: z.boolean(),
      desk: z.array(z.string()),
      tickets: z.array(z.object({ scope: z.string(), rights: z.array(z.string()), inherited: z.boolean() })),
    }),
  ),
  rev: z.string(),
});

export type Sheet = z.infer<typeof sheetSchema>;

const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => request('/roles', { schema: sheetSchema, signal }),
  staleTime: 0,
});

/** What each role may do, and where. */
export const useRoleRights = () => useQuery(rolesQuery);

/** All of them or none. 412 `changed-meanwhile` if somebody else decided something after that rev. */
export function useSaveRoleRights() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ changes, rev }: { changes: Change[]; rev: string }) =>
      request('/roles', {
        method: 'PATCH',
        body: { changes },
        headers: { 'If-Match': `"${rev}"` },
        schema: sheetSchema,
      }),
    onSuccess: (sheet) => client.setQueryData(rolesQuery.queryKey, sheet),
  });
}
