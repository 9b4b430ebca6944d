import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';
import { WEEKDAYS } from '../calendar';

const weekday = z.enum(WEEKDAYS);

export const daySchema = z.object({
  date: z.string(),
  isOffDay: z.boolean(),
  name: orNull(z.string()),
  like: orNull(weekday),
});

export const calendarSchema = z.object({
  id: z.string(),
  name: z.string(),
  preset: orNull(z.enum(['always', 'weekdays', 'china'])),
  zone: z.string(),
  week: z.array(z.object({ day: weekday, from: z.string(), to: z.string() })),
  days: z.array(daySchema),
  endsOn: orNull(z.string()),
  source: orNull(z.string()),
  warning: orNull(z.object({ code: z.enum(['ends-soon', 'ended']), endsOn: z.string(), days: z.number() })),
  uses: z.number(),
  rev: z.number(),
});

export type Calendar = zod.infer<typeof calendarSchema>;
/** What somebody sets up of it. */
export type CalendarForm = Pick<Calendar, 'name' | 'zone' | 'week' | 'days' | 'endsOn' | 'source'>;

const calendarsQuery = queryOptions({
  queryKey: ['sla', 'calendars'],
  queryFn: async ({ signal }) => (await request('/sla/calendars', { schema: listOf(calendarSchema), signal })).items,
  staleTime: 0,
});

/** When people work, in the order the calendars were made. */
export const useCalendars = () => useQuery(calendarsQuery);

function useCalendarChange<V, R>(mutationFn: (what: V) => Promise<R>) {
  const client = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => client.invalidateQueries({ queryKey: calendarsQuery.queryKey }) });
}

/** 409 `calendar-exists`. */
export const useAddCalendar = () =>
  useCalendarChange((body: Partial<CalendarForm>) =>
    request('/sla/calendars', { method: 'POST', body, schema: calendarSchema }),
  );

/** Only what is in the patch. 412 `changed-meanwhile` if somebody else changed it after that rev. */
export const useSaveCalendar = (id: string) =>
  useCalendarChange(({ patch, rev }: { patch: Partial<CalendarForm>; rev: number }) =>
    request(`/sla/calendars/${id}`, {
      method: 'PATCH',
      body: patch,
      headers: { 'If-Match': `"${rev}"` },
      schema: calendarSchema,
    }),
  );

/** 409 `calendar-in-use` with how many `uses`. */
export const useRemoveCalendar = (id: string) =>
  useCalendarChange(() => request(`/sla/calendars/${id}`, { method: 'DELETE' }));
