import { request } from '@/lib/http';
import { type Ticket, ticketSchema } from '../ticket';

export type FirstMessage = { to: string; name: string | null; subject: string; text: string; team: string };

/** Writes to a customer first: a ticket of its own. `key` makes a repeated attempt harmless. */
export const openTicketFor = ({ to, name, subject, text, team }: FirstMessage, key: string): Promise<Ticket> =>
  request('/tickets', {
    method: 'POST',
    headers: { 'Idempotency-Key': key },
    body: { direction: 'outbound', subject, text, team, customer: { address: to, name } },
    schema: ticketSchema,
  });
