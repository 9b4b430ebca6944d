import type * as zod from 'zod/mini';
import { orNull, z } from '@/lib/schema';

/** A piece of the way to a deadline. `name`: of a special day, or of the status that stopped the time. */
export const intervalSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['counted', 'make-up-day', 'outside-hours', 'day-off', 'paused']),
  counted: z.boolean(),
  name: orNull(z.string()),
  seconds: z.number(),
});

export type Interval = zod.infer<typeof intervalSchema>;
