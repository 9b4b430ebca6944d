import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { inboundSchema, type List } from '../inbound';

const inboundListSchema = listOf(inboundSchema);

/** Newest first. Mail that waits moves on by itself, so that list follows; the others stand still under the pointer. */
export const inboundQuery = (state: List) =>
  infiniteQueryOptions({
    queryKey: ['inbound', state],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ state, limit: '50', ...(pageParam ? { cursor: pageParam } : {}) });
      return request(`/inbound?${query}`, { schema: inboundListSchema, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => (page.next === null ? null : String(page.next)),
    refetchInterval: state === 'accepted' ? 5_000 : false,
    staleTime: 0,
  });
