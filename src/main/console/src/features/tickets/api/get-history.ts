import { useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const historySchema = listOf(
  z.object({
    id: z.union([z.string(), z.number()]),
    at: z.string(),
    type: z.string(),
    payload: orNull(z.record(z.string(), z.unknown())),
    operation: orNull(z.string()),
    undoable: z._default(z.boolean(), false),
    actor: z.object({ kind: z.string(), id: orNull(z.string()), name: orNull(z.string()) }),
  }),
);
export type HistoryEntry = z.infer<typeof historySchema>['items'][number];

export const useHistory = (number: number, enabled: boolean) =>
  useQuery({
    queryKey: ['history', number],
    queryFn: async ({ signal }) =>
      (await request(`/tickets/${number}/history`, { schema: historySchema, signal })).items,
    enabled,
  });
