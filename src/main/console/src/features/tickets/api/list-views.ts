import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

/** More than these are not counted. */
export const MOST_COUNTED = 999;

const viewsSchema = listOf(z.object({ key: z.string(), name: orNull(z.string()), count: z.number() }));

export const viewsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: async ({ signal }) => (await request('/views', { schema: viewsSchema, signal })).items,
});

export const useViews = () => useQuery(viewsQuery);
