import { listOf, orNull, z } from '@/lib/schema';
import { personSchema, STATUSES, ticketRowSchema } from '@/live/ticket-row';
import type { KnownRow } from '@/live/ticket-store';
import { callbackSchema, satisfactionSchema } from './follow-up';

/** A ticket beside this one: `to` where this one came after it, else `from`. */
const linkSchema = z.object({
  number: z.number(),
  subject: z.string(),
  status: z.enum(STATUSES),
  kind: z.string(),
  direction: z.enum(['to', 'from']),
});
export type TicketLink = z.infer<typeof linkSchema>;

export const ticketSchema = z.extend(ticketRowSchema, {
  participants: z.array(personSchema),
  /** Who gets a copy of a reply that does not name anybody. */
  copies: z._default(z.array(personSchema), []),
  preview: orNull(z.string()),
  links: z._default(z.array(linkSchema), []),
  suggestion: orNull(z.string()),
  /** Who is told of it. */
  followers: z._default(z.array(z.object({ id: z.string(), name: z.string() })), []),
  /** Why it is no longer snoozed, until somebody has done something about it. */
  wokenBy: orNull(z.enum(['time', 'customer'])),
  satisfaction: orNull(satisfactionSchema),
  /** The last one there was to make. */
  callback: orNull(callbackSchema),
  /** What whoever reads it may do with it. */
  rights: z.array(z.string()),
  /** How many of its messages this person has not read. */
  unread: z._default(z.number(), 0),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketListSchema = listOf(ticketSchema);

/** What of a ticket belongs in the rows everyone shares. */
export const rowOf = ({
  participants: _,
  copies: __,
  links: ___,
  suggestion: ____,
  followers: _____,
  wokenBy: ______,
  rights: _______,
  satisfaction: ________,
  callback: _________,
  ...row
}: Ticket): KnownRow => row;
