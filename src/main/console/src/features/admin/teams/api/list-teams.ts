import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const teamSchema = z.object({
  id: z.string(),
  name: z.string(),
  parent: orNull(z.string()),
  pinyin: orNull(z.string()),
});
export type Team = z.infer<typeof teamSchema>;
const teamsSchema = listOf(teamSchema);

const teamsQuery = queryOptions({
  queryKey: ['teams', 'sheets'],
  queryFn: async ({ signal }) => (await request('/teams', { schema: teamsSchema, signal })).items,
  staleTime: 0,
});

/** Every team, with the one it is under. */
export const useTeamSheets = () => useQuery(teamsQuery);
