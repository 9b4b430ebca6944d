import { useMutation } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { intervalSchema } from '@/features/sla/interval';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';

const explanationSchema = z.object({
  start: z.string(),
  deadline: z.string(),
  zone: z.string(),
  beyondData: z.boolean(),
  intervals: z.array(intervalSchema),
});

export type Explanation = zod.infer<typeof explanationSchema>;

/** When so many seconds of working time are over, and why then. `start` is a time in the calendar's zone. */
export const useExplanation = (id: string) =>
  useMutation({
    mutationFn: (body: { start: string; seconds: number }) =>
      request(`/sla/calendars/${id}/explain`, { method: 'POST', body, schema: explanationSchema }),
  });
