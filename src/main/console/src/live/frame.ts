import { orNull, z } from '@/lib/schema';
import { ticketRowSchema } from './ticket-row';

const position = { seq: z.number(), ticket: z.number() };

const changeSchema = z.object({
  ...position,
  type: z.enum(['opened', 'message', 'changed', 'delivery']),
  rev: z.number(),
  row: ticketRowSchema,
});
const goneSchema = z.object({ ...position, type: z.literal('gone') });

export const frameSchema = z.discriminatedUnion('type', [changeSchema, goneSchema]);
export type Frame = z.infer<typeof frameSchema>;

/** How many messages of a ticket this person has not read. */
export const unreadSchema = z.object({ number: z.number(), unread: z.number() });
export const unreadNewsSchema = z.object({ type: z.literal('unread'), items: z.array(unreadSchema) });

/** What arrives on a topic: a frame with the position before it, or the topic's pulse. */
export const topicMessageSchema = z.discriminatedUnion('type', [
  z.extend(changeSchema, { prev: z.number() }),
  z.extend(goneSchema, { prev: z.number() }),
  z.object({ type: z.literal('heartbeat'), seq: z.number(), at: z.string() }),
]);

export const feedPageSchema = z.object({
  items: z.array(frameSchema),
  next: orNull(z.number()),
  seq: z.number(),
});
export type FeedPage = z.infer<typeof feedPageSchema>;
