import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

/** More than these are not counted. */
export const MOST_COUNTED = 999;

/** A list somebody keeps; `team` is null for one's own. */
const savedViewSchema = z.object({
  id: z.string(),
  name: z.string(),
  team: orNull(z.string()),
  filter: z.record(z.string(), z.unknown()),
  sort: z.string(),
  position: z.number(),
  editable: z.boolean(),
});
export type SavedView = z.infer<typeof savedViewSchema>;

const viewsSchema = listOf(
  z.object({
    key: z.string(),
    name: orNull(z.string()),
    count: z.number(),
    saved: orNull(savedViewSchema),
  }),
);

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await request('/views', { schema: viewsSchema, signal })).items,
});

export const useViews = () => useQuery(viewsQuery);
