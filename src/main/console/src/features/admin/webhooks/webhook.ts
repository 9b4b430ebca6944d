import { orNull, z } from '@/lib/schema';

/** What one can be told of, with the word of ours for it. */
export const EVENTS = [
  ['promise.warned', 'warned'],
  ['promise.broken', 'broken'],
  ['ticket.escalated', 'escalated'],
] as const;

export const webhookSchema = z.object({
  id: z.string(),
  name: z.string(),
  url: z.string(),
  active: z.boolean(),
  events: z.array(z.string()),
  health: z.object({
    state: z.enum(['new', 'ok', 'failing', 'off', 'gone']),
    since: orNull(z.string()),
    lastSuccessAt: orNull(z.string()),
    lastFailureAt: orNull(z.string()),
    code: orNull(z.string()),
    status: orNull(z.number()),
  }),
  waiting: z.number(),
});

export type Webhook = z.infer<typeof webhookSchema>;

/** What its receiver checks signatures with; told once. */
export const withSecretSchema = z.object({ id: z.string(), secret: z.string() });

export const trialSchema = z.object({
  ok: z.boolean(),
  status: orNull(z.number()),
  code: orNull(z.string()),
  millis: z.number(),
  answer: orNull(z.string()),
});

export type Trial = z.infer<typeof trialSchema>;

export const deliverySchema = z.object({
  id: z.string(),
  type: z.string(),
  ticket: z.number(),
  at: z.string(),
  state: z.enum(['waiting', 'delivered', 'given_up']),
  attempts: z.number(),
  nextAt: orNull(z.string()),
  status: orNull(z.number()),
  code: orNull(z.string()),
  answer: orNull(z.string()),
  body: z.string(),
});

export type Delivery = z.infer<typeof deliverySchema>;

/** As it is written down. */
export type Draft = Pick<Webhook, 'name' | 'url' | 'active' | 'events'>;

export const EMPTY: Draft = { name: '', url: '', active: true, events: EVENTS.map(([event]) => event) };

/** What is different. */
export function patchOf(first: Draft, draft: Draft): Partial<Draft> {
  const changed = (Object.keys(EMPTY) as (keyof Draft)[]).filter((key) => String(first[key]) !== String(draft[key]));
  return Object.fromEntries(changed.map((key) => [key, draft[key]]));
}
