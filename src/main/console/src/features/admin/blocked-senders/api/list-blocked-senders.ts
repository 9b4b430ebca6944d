import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const blockedSenderSchema = z.object({
  id: z.string(),
  kind: z.enum(['address', 'domain']),
  value: z.string(),
  account: z.string(),
  by: orNull(z.string()),
  at: z.string(),
  reason: orNull(z.string()),
});

const blockedSendersSchema = listOf(blockedSenderSchema);

/** Newest first. */
export const blockedSendersQuery = infiniteQueryOptions({
  queryKey: ['blocked-senders'],
  queryFn: ({ pageParam, signal }) => {
    const query = new URLSearchParams({ limit: '50', ...(pageParam ? { cursor: pageParam } : {}) });
    return request(`/blocked-senders?${query}`, { schema: blockedSendersSchema, signal });
  },
  initialPageParam: null as string | null,
  getNextPageParam: (page) => (page.next === null ? null : String(page.next)),
  staleTime: 0,
});
