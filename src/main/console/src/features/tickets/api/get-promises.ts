import { useQuery } from '@tanstack/react-query';
import type * as zod from 'zod/mini';
import { intervalSchema } from '@/features/sla/interval';
import { PRESETS } from '@/features/sla/use-calendar-name';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';
import { promiseSchema } from '@/live/promise';

const standing = {
  definition: z.string(),
  key: z.string(),
  version: z.number(),
  elements: z.array(z.string()),
  next: orNull(z.object({ at: z.string(), element: z.string() })),
};

const toldSchema = z.extend(promiseSchema, {
  warnedAt: orNull(z.string()),
  /** Seconds of working time. */
  target: z.number(),
  policy: z.object({ id: z.string(), name: z.string(), version: z.number() }),
  calendar: orNull(z.object({ id: z.string(), name: z.string(), preset: orNull(z.enum(PRESETS)) })),
  /** `called`: what one of its steps has called, while that runs. */
  process: z.object({ ...standing, called: orNull(z.object(standing)) }),
  explanation: z.object({
    zone: z.string(),
    counted: z.number(),
    beyondData: z.boolean(),
    intervals: z.array(intervalSchema),
  }),
});

export type ToldPromise = zod.infer<typeof toldSchema>;
export type Standing = Omit<ToldPromise['process'], 'called'>;

const toldListSchema = listOf(toldSchema);

/** Every promise of a ticket, with what made it. */
export const usePromises = (number: number) =>
  useQuery({
    queryKey: ['promises', number],
    queryFn: async ({ signal }) => (await request(`/tickets/${number}/sla`, { schema: toldListSchema, signal })).items,
  });
