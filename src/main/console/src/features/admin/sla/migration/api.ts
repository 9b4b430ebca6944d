import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, z } from '@/lib/schema';
import { type MigrationStand, migrationSchema, moveSchema } from './migration';

const POLL_MILLIS = 1000;

const keyOf = (policy: string) => ['sla', 'policies', policy, 'migration'];
const isRunning = (stand: MigrationStand | undefined) => stand?.latest != null && stand.latest.finishedAt === null;

/** What moving a policy's older tickets would do, and how far the last time has come; asked each second while it goes on. */
export const useMigration = (policy: string) =>
  useQuery({
    queryKey: keyOf(policy),
    queryFn: ({ signal }) => request(`/sla/policies/${policy}/migration`, { schema: migrationSchema, signal }),
    staleTime: 0,
    refetchInterval: ({ state }) => (isRunning(state.data) ? POLL_MILLIS : false),
  });

const olderSchema = listOf(z.object({ policy: z.string(), tickets: z.number() }));

/** How many open tickets stand under something older, by the policy's id; a policy that has none is not in it. */
export const useOlder = () =>
  useQuery({
    queryKey: ['sla', 'policies', 'older'],
    queryFn: async ({ signal }) =>
      new Map(
        (await request('/sla/policies/older', { schema: olderSchema, signal })).items.map(
          ({ policy, tickets }) => [policy, tickets] as const,
        ),
      ),
    staleTime: 0,
  });

/** By the preview that was looked at: 412 `changed-meanwhile` if it would be another by now, 409 `migration-running`. */
export const useMove = (policy: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (target: string) =>
      request(`/sla/policies/${policy}/migration`, {
        method: 'POST',
        headers: { 'If-Match': `"${target}"` },
        schema: moveSchema,
      }),
    onSuccess: (latest) => client.setQueryData(keyOf(policy), { preview: null, latest }),
    onError: () => client.invalidateQueries({ queryKey: keyOf(policy) }),
  });
};
