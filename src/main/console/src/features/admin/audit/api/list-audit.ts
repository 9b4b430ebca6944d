import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const entrySchema = z.object({
  id: z.string(),
  at: z.string(),
  actor: orNull(z.object({ id: z.string(), name: orNull(z.string()) })),
  action: z.string(),
  object: orNull(z.string()),
  objectName: orNull(z.string()),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof entrySchema>;

const auditSchema = listOf(entrySchema);
const actionsSchema = listOf(z.string());

/** Empty: all. `from` and `until` are days as `2026-11-24`, both included. */
export type AuditFilter = { actor: string; action: string; object: string; from: string; until: string };

function paramsOf({ from, until, ...rest }: AuditFilter): URLSearchParams {
  const midnight = (day: string, later: number) => {
    const at = new Date(`${day}T00:00:00`);
    at.setDate(at.getDate() + later);
    return at.toISOString();
  };
  const params = { ...rest, from: from && midnight(from, 0), until: until && midnight(until, 1) };
  return new URLSearchParams(Object.entries(params).filter(([, value]) => value));
}

/** Newest first. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam, signal }) => {
      const params = paramsOf(filter);
      if (pageParam) params.set('cursor', pageParam);
      return request(`/audit?${params}`, { schema: auditSchema, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.next === null ? null : String(page.next)),
    staleTime: 0,
  });

export const auditActionsQuery = queryOptions({
  queryKey: ['audit-actions'],
  queryFn: async ({ signal }) => (await request('/audit/actions', { schema: actionsSchema, signal })).items,
});

export const exportUrl = (format: 'csv' | 'ndjson', filter: AuditFilter) =>
  api(`/audit/export/${format}?${paramsOf(filter)}`);
