import { orNull, z } from '@/lib/schema';

const person = orNull(z.object({ id: z.string(), name: z.string() }));

export const OUTCOMES = ['satisfied', 'unresolved', 'unreachable'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The last thing a customer said of how it went. */
export const satisfactionSchema = z.object({ score: z.number(), word: orNull(z.string()), at: z.string() });

/** A customer who was not content is called back; closed once somebody has said how that ended. */
export const callbackSchema = z.object({
  state: z.enum(['open', 'taken', 'closed']),
  takenBy: person,
  closedBy: person,
  closedAt: orNull(z.string()),
  outcome: orNull(z.enum(OUTCOMES)),
  note: orNull(z.string()),
});
export type Callback = z.infer<typeof callbackSchema>;
