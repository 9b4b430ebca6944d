import { useMutation } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';

const explanationSchema = z.object({
  start: z.string(),
  deadline: z.string(),
  zone: z.string(),
  beyondData: z.boolean(),
  intervals: z.array(
    z.object({
      from: z.string(),
      to: z.string(),
      kind: z.enum(['counted', 'make-up-day', 'outside-hours', 'day-off']),
      counted: z.boolean(),
      name: orNull(z.string()),
      seconds: z.number(),
    }),
  ),
});

export type Explanation = zod.infer<typeof explanationSchema>;
export type Interval = Explanation['intervals'][number];

/** When so many seconds of working time are over, and why then. `start` is a time in the calendar's zone. */
export const useExplanation = (id: string) =>
  useMutation({
    mutationFn: (body: { start: string; seconds: number }) =>
      request(`/sla/calendars/${id}/explain`, { method: 'POST', body, schema: explanationSchema }),
  });
