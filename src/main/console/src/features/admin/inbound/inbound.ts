import { orNull, z } from '@/lib/schema';
import { personSchema } from '@/live/ticket-row';

/** What somebody may have to look at, in the order of the tabs. */
export const LISTS = ['quarantined', 'parked', 'accepted', 'deleted'] as const;
export type List = (typeof LISTS)[number];

export const isList = (value: string): value is List => LISTS.includes(value as List);

/** A mail that came in, whatever became of it. */
export const inboundSchema = z.object({
  id: z.string(),
  account: z.string(),
  state: z.string(),
  ticket: orNull(z.number()),
  message: orNull(z.string()),
  from: orNull(personSchema),
  subject: orNull(z.string()),
  reason: orNull(z.string()),
  error: orNull(z.string()),
  detail: orNull(z.string()),
  attempts: z.number(),
  nextTryAt: orNull(z.string()),
  size: z.number(),
  receivedAt: z.string(),
});

export type Inbound = z.infer<typeof inboundSchema>;
