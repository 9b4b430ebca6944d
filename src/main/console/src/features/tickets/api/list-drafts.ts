import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const begunSchema = z.object({
  ticket: z.number(),
  kind: z.enum(['reply', 'note']),
  /** Null where its ticket is out of sight. */
  subject: orNull(z.string()),
  visible: z.boolean(),
  text: z.string(),
  attachments: z.number(),
  savedAt: z.string(),
});
export type Begun = z.infer<typeof begunSchema>;

export const draftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: async ({ signal }) => (await request('/drafts', { schema: listOf(begunSchema), signal })).items,
  staleTime: 60_000,
});

export const useDrafts = () => useQuery(draftsQuery);

/** Whether one has begun to write there. */
export const useHasDraft = (ticket: number) =>
  useQuery({ ...draftsQuery, select: (all) => all.some((draft) => draft.ticket === ticket) }).data === true;
