import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Problem, request } from '@/lib/http';
import { useLive } from '@/live/live-context';
import type { Priority, Status } from '@/live/ticket-row';
import { rowOf, type Ticket, ticketSchema } from '../ticket';
import { ticketQuery } from './get-ticket';

type Named = { id: string; name: string } | null;
export type Change =
  | { field: 'status'; to: Status }
  | { field: 'priority'; to: Priority }
  | { field: 'assignee' | 'team'; to: Named }
  | { field: 'category' | 'snoozedUntil'; to: string | null }
  | { field: 'tags'; to: string[] };

const bodyOf = ({ field, to }: Change) => ({
  [field]: typeof to === 'object' && to !== null && 'id' in to ? to.id : to,
});

export const patchTicket = (number: number, rev: number, change: Change) =>
  request(`/tickets/${number}`, {
    method: 'PATCH',
    headers: { 'If-Match': `"${rev}"` },
    body: bodyOf(change),
    schema: ticketSchema,
  });

/**
 * Changes one field at once on screen; takes it back when the server refuses. 412: someone changed the same field. One change waits for
 * the one before it: sent side by side, two of one person's own would look like two people's.
 */
export function usePatchTicket(number: number) {
  const client = useQueryClient();
  const { tickets } = useLive();
  const { queryKey } = ticketQuery(tickets, number);
  const waiting = useRef(new Set<Change>());
  const answered = useRef(new Map<string, number>());
  const show = (ticket: Ticket) => {
    const wished = Object.fromEntries([...waiting.current].map(({ field, to }) => [field, to]));
    client.setQueryData(queryKey, { ...ticket, ...wished });
    tickets.ingest([rowOf(ticket)]);
  };
  const place = ({ field }: Change) => `${number} ${field}`;
  return useMutation({
    scope: { id: `ticket ${number}` },
    mutationFn: async (change: Change & { rev: number }) => {
      // The field as this person left it last is what they changed now.
      const base = Math.max(change.rev, answered.current.get(place(change)) ?? 0);
      const ticket = await patchTicket(number, base, change);
      answered.current.set(place(change), ticket.rev);
      return ticket;
    },
    onMutate: async (change) => {
      waiting.current.add(change);
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, [change.field]: change.to });
      return { before };
    },
    onSuccess: (ticket, change) => {
      waiting.current.delete(change);
      show(ticket);
      void client.invalidateQueries({ queryKey: ['history', number] });
    },
    onError: (error, change, context) => {
      waiting.current.delete(change);
      if (context?.before) client.setQueryData(queryKey, context.before);
      if (error instanceof Problem && error.status === 412) void client.invalidateQueries({ queryKey });
    },
  });
}
