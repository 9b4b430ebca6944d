import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const agentsSchema = listOf(
  z.object({ id: z.string(), name: z.string(), pinyin: orNull(z.string()), teams: z.array(z.string()) }),
);
const teamsSchema = listOf(z.object({ id: z.string(), name: z.string(), pinyin: orNull(z.string()) }));

const agentsQuery = queryOptions({
  queryKey: ['agents'],
  queryFn: async () => (await request('/agents', { schema: agentsSchema })).items,
  staleTime: 5 * 60_000,
});

const teamsQuery = queryOptions({
  queryKey: ['teams'],
  queryFn: async () => (await request('/teams', { schema: teamsSchema })).items,
  staleTime: 5 * 60_000,
});

/** Whom one may assign to. */
export const useAgents = () => useQuery(agentsQuery).data ?? [];
export const useTeams = () => useQuery(teamsQuery).data ?? [];
