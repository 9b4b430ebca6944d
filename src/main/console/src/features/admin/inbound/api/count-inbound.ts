import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

/** More than these are not counted. */
export const MOST_COUNTED = 1000;

const countsSchema = z.object({ accepted: z.number(), parked: z.number(), quarantined: z.number() });

/** Asked every half a minute while the page is looked at. */
export const inboundCountsQuery = queryOptions({
  queryKey: ['inbound', 'counts'],
  queryFn: ({ signal }) => request('/inbound/counts', { schema: countsSchema, signal }),
  refetchInterval: 30_000,
});

export const useInboundCounts = (enabled = true) => useQuery({ ...inboundCountsQuery, enabled }).data;
