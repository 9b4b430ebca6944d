import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

export const versionSchema = z.object({
  definition: z.string(),
  key: z.string(),
  version: z.number(),
  /** Null: it came with the desk. */
  by: orNull(z.string()),
  at: z.string(),
  active: z.boolean(),
  /** False: the same as served then, when another diagram was put beside it. */
  own: z.boolean(),
  beside: z.array(z.object({ key: z.string(), version: z.number() })),
  tickets: z.number(),
});

const workflowSchema = z.object({ key: z.string(), name: orNull(z.string()), active: versionSchema });

export type Version = zod.infer<typeof versionSchema>;
export type Workflow = zod.infer<typeof workflowSchema>;

const KEY = ['sla', 'processes'];

/** What the desk does by itself, each with the version that new tickets follow. */
export const useWorkflows = () =>
  useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await request('/sla/processes', { schema: listOf(workflowSchema), signal })).items,
    staleTime: 0,
  });

/** The latest first. */
export const useVersions = (key: string) =>
  useQuery({
    queryKey: [...KEY, key, 'versions'],
    queryFn: async ({ signal }) =>
      (await request(`/sla/processes/${encodeURIComponent(key)}/versions`, { schema: listOf(versionSchema), signal }))
        .items,
    staleTime: 0,
  });

/** Diagrams serve together, so that another one's versions may have changed as well. */
export function useAskAgain() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: KEY });
}

/** New tickets follow it from now on. */
export const useServe = () => {
  const ask = useAskAgain();
  return useMutation({
    mutationFn: (definition: string) =>
      request(`/sla/processes/${encodeURIComponent(definition)}/activation`, {
        method: 'POST',
        schema: versionSchema,
      }),
    // Not waited for: the button that was pressed goes with the answer, and would hear no more of it.
    onSuccess: () => void ask(),
  });
};
