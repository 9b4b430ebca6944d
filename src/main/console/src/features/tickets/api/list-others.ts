import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';
import { STATUSES } from '@/live/ticket-row';

const othersSchema = z.object({
  items: z.array(
    z.object({ number: z.number(), subject: z.string(), status: z.enum(STATUSES), updatedAt: z.string() }),
  ),
  count: z.number(),
});

const othersQuery = (number: number) =>
  queryOptions({
    queryKey: ['others', number],
    queryFn: ({ signal }) => request(`/tickets/${number}/others`, { schema: othersSchema, signal }),
    staleTime: 30_000,
  });

/** What else its customer has written about. */
export const useOthers = (number: number) => useQuery(othersQuery(number)).data;
