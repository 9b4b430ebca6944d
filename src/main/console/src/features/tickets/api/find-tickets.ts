import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';
import type { TicketStore } from '@/live/ticket-store';
import type { Looked } from '../search/looked';
import { rowOf, ticketSchema } from '../ticket';

const fragmentsSchema = z.array(z.object({ text: z.string(), hit: z.boolean() }));
export type Fragments = z.infer<typeof fragmentsSchema>;

const hitSchema = z.extend(ticketSchema, {
  /** Where the words stand. Text in pieces, never markup. */
  highlights: z.object({ subject: z.optional(fragmentsSchema), text: z.optional(fragmentsSchema) }),
});
export type Hit = z.infer<typeof hitSchema>;

const foundSchema = z.object({
  items: z.array(hitSchema),
  next: orNull(z.string()),
  count: z.number(),
  complete: z.boolean(),
});
export type Found = z.infer<typeof foundSchema>;

async function findTickets(
  tickets: TicketStore,
  looked: Looked,
  limit: number,
  cursor: string | null,
  signal: AbortSignal,
): Promise<Found> {
  const asked = Object.entries({ ...looked, limit: String(limit), cursor }).filter(([, value]) => value);
  const found = await request(`/tickets?${new URLSearchParams(asked as [string, string][])}`, {
    schema: foundSchema,
    signal,
  });
  tickets.ingest(found.items.map(({ highlights: _, ...ticket }) => rowOf(ticket)));
  return found;
}

/** The first few, while somebody is still typing. */
export const fewFoundQuery = (tickets: TicketStore, q: string) =>
  queryOptions({
    queryKey: ['search', 'few', q],
    queryFn: ({ signal }) => findTickets(tickets, { q }, 8, null, signal),
    enabled: q !== '',
    staleTime: 2000,
  });

export const foundQuery = (tickets: TicketStore, looked: Looked) =>
  infiniteQueryOptions({
    queryKey: ['search', 'all', looked],
    queryFn: ({ pageParam, signal }) => findTickets(tickets, looked, 50, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: looked.q !== '',
    staleTime: 2000,
  });
