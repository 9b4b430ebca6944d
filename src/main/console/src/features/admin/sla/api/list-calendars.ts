import { useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, z } from '@/lib/schema';

const calendarsSchema = listOf(z.object({ id: z.string(), name: z.string() }));

type Calendar = z.infer<typeof calendarsSchema>['items'][number];
const NONE: Calendar[] = [];

/** Whose working time a policy can count. */
export const useCalendarChoice = () =>
  useQuery({
    queryKey: ['sla', 'calendars', 'choice'],
    queryFn: async ({ signal }) => (await request('/sla/calendars', { schema: calendarsSchema, signal })).items,
    staleTime: 60_000,
  }).data ?? NONE;
