import { orNull, z } from '@/lib/schema';
import { promiseSchema } from './promise';

export const STATUSES = ['new', 'open', 'pending', 'on_hold', 'resolved', 'closed'] as const;
export const PRIORITIES = ['low', 'normal', 'high', 'urgent'] as const;

export const personSchema = z.object({ name: orNull(z.string()), address: orNull(z.string()) });
const named = z.object({ id: z.string(), name: z.string() });

/** What a queue shows of a ticket, and all a live frame carries. */
export const ticketRowSchema = z.object({
  number: z.number(),
  subject: z.string(),
  status: z.enum(STATUSES),
  priority: z.enum(PRIORITIES),
  channel: z.string(),
  customer: z.object({ id: orNull(z.string()), name: orNull(z.string()), address: orNull(z.string()) }),
  assignee: orNull(named),
  team: orNull(named),
  category: orNull(z.string()),
  outcome: orNull(z.string()),
  tags: z.array(z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  rev: z.number(),
  lastMessageAt: orNull(z.string()),
  messageCount: z.number(),
  lang: orNull(z.string()),
  mergedInto: orNull(z.number()),
  snoozedUntil: orNull(z.string()),
  /** While its customer has to be called back. */
  callbackState: orNull(z.enum(['open', 'taken'])),
  /** The latest of each metric. */
  sla: z._default(z.array(promiseSchema), []),
});

export type TicketRow = z.infer<typeof ticketRowSchema>;
export type Person = z.infer<typeof personSchema>;
export type Status = TicketRow['status'];
export type Priority = TicketRow['priority'];

/** The name to show for someone: the name, else the address, else nothing. */
export const nameOf = (person: { name: string | null; address: string | null }) => person.name || person.address || '';
