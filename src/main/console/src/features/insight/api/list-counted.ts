import { infiniteQueryOptions } from '@tanstack/react-query';
import { api, request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';
import { type CountedSearch, periods } from '../period';
import { here } from './get-report';

const ticketSchema = z.object({
  number: z.number(),
  subject: orNull(z.string()),
  status: orNull(z.enum(['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'])),
  team: orNull(z.string()),
  channel: z.string(),
  category: orNull(z.string()),
  agents: orNull(z.string()),
  at: z.string(),
  seconds: orNull(z.number()),
  score: orNull(z.number()),
});
export type CountedTicket = z.infer<typeof ticketSchema>;

const ticketsSchema = z.object({ total: z.number(), items: z.array(ticketSchema), next: orNull(z.number()) });

function paramsOf({ hit, figure, agent, team, channel, category, ...days }: CountedSearch): URLSearchParams {
  const params = {
    ...periods(days).now,
    figure,
    hit: hit === undefined ? undefined : String(hit),
    agent,
    team,
    channel,
    category,
    zone: here(),
  };
  return new URLSearchParams(Object.entries(params).filter((each): each is [string, string] => each[1] !== undefined));
}

/** The tickets behind a number, as many as it says. */
export const countedQuery = (search: CountedSearch) =>
  infiniteQueryOptions({
    queryKey: ['counted', `${paramsOf(search)}`],
    queryFn: ({ pageParam, signal }) => {
      const params = paramsOf(search);
      if (pageParam !== null) params.set('cursor', String(pageParam));
      return request(`/insight/tickets?${params}`, { schema: ticketsSchema, signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  });

export const countedUrl = (format: 'csv' | 'xlsx', search: CountedSearch) =>
  api(`/insight/tickets/export/${format}?${paramsOf(search)}`);
