import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, z } from '@/lib/schema';

const channelsSchema = listOf(z.object({ key: z.string(), connector: z.string(), name: z.string() }));

const channelsQuery = queryOptions({
  queryKey: ['channels'],
  queryFn: async ({ signal }) => (await request('/channels', { schema: channelsSchema, signal })).items,
  staleTime: 5 * 60_000,
});

type Channel = z.infer<typeof channelsSchema>['items'][number];
const NONE: Channel[] = [];

/** What the mailboxes and bots are called; a ticket names its own by key. */
export const useChannels = () => useQuery(channelsQuery).data ?? NONE;
