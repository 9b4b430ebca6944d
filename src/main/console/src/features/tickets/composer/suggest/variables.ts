import { nameOf } from '@/live/ticket-row';
import type { Ticket } from '../../ticket';

const VARIABLE = /\{\{\s*([^{}\n]{1,60}?)\s*\}\}/g;

/** What is still to be filled in: each with where it stands. */
export const unfilled = (text: string) =>
  [...text.matchAll(VARIABLE)].map((match) => ({
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }));

/** "Okafor, Amelia" and "Amelia Okafor" are Amelia; a Chinese name stays whole, as one addresses people by it. */
export function firstName(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return name;
  const [last = '', first] = name.split(/,\s*/, 2);
  return (first ?? last).trim().split(/\s+/)[0] ?? '';
}

/** Fills in what the ticket tells; the rest stays marked for its writer. */
export function fill(text: string, ticket: Ticket, agent: string, language: string, now: Date): string {
  const customer = nameOf(ticket.customer);
  const known: Record<string, string | undefined> = {
    'customer.name': ticket.customer.name ?? undefined,
    'customer.firstName': ticket.customer.name ? firstName(customer) : undefined,
    'agent.name': agent,
    'ticket.number': `T-${ticket.number}`,
    'team.name': ticket.team?.name ?? undefined,
    today: new Intl.DateTimeFormat(language, { dateStyle: 'long' }).format(now),
  };
  return text.replace(VARIABLE, (whole, name: string) => known[name] || whole);
}
