import { listOf, orNull, z } from '@/lib/schema';
import { personSchema, ticketRowSchema } from '@/live/ticket-row';
import type { KnownRow } from '@/live/ticket-store';

export const ticketSchema = z.extend(ticketRowSchema, {
  participants: z.array(personSchema),
  preview: orNull(z.string()),
});
export type Ticket = z.infer<typeof ticketSchema>;

export const ticketListSchema = listOf(ticketSchema);

/** What of a ticket belongs in the rows everyone shares. */
export const rowOf = ({ participants: _, ...row }: Ticket): KnownRow => row;
