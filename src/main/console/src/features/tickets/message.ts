import { listOf, orNull, z } from '@/lib/schema';
import { personSchema } from '@/live/ticket-row';

export const attachmentSchema = z.object({ id: z.string(), name: z.string(), type: z.string(), size: z.number() });
export type Attachment = z.infer<typeof attachmentSchema>;

const deliverySchema = z.object({
  state: z.enum(['held', 'queued', 'sent', 'failed']),
  at: orNull(z.string()),
  error: orNull(z.string()),
  holdUntil: orNull(z.string()),
  code: orNull(z.string()),
  hard: orNull(z.boolean()),
  recipient: orNull(z.string()),
  attempts: orNull(z.number()),
  nextTryAt: orNull(z.string()),
  waiting: orNull(z.string()),
  blocked: z._default(z.boolean(), false),
  fault: orNull(z.string()),
  failures: z._default(z.array(z.object({ recipient: z.string(), reason: orNull(z.string()) })), []),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const messageSchema = z.object({
  id: z.string(),
  kind: z.enum(['customer', 'reply', 'note', 'event']),
  author: personSchema,
  to: z.array(personSchema),
  cc: z.array(personSchema),
  lang: orNull(z.string()),
  subject: orNull(z.string()),
  text: orNull(z.string()),
  html: orNull(z.string()),
  quoted: orNull(z.string()),
  attachments: z.array(z.extend(attachmentSchema, { inline: z.boolean() })),
  automatic: z.boolean(),
  createdAt: z.string(),
  delivery: orNull(deliverySchema),
  /** The colleagues a note calls. */
  mentions: z._default(z.nullable(z.array(z.object({ id: z.string(), name: z.string() }))), null),
});
export type Message = z.infer<typeof messageSchema>;

export const messageListSchema = listOf(messageSchema);
