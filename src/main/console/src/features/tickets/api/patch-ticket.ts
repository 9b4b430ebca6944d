import { useMutation, useQueryClient } from '@tanstack/react-query';
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

/** Changes one field at once on screen; takes it back when the server refuses. 412: someone changed the same field. */
export function usePatchTicket(number: number) {
  const client = useQueryClient();
  const { tickets } = useLive();
  const { queryKey } = ticketQuery(tickets, number);
  const show = (ticket: Ticket) => {
    client.setQueryData(queryKey, ticket);
    tickets.ingest([rowOf(ticket)]);
  };
  return useMutation({
    mutationFn: (change: Change & { rev: number }) => patchTicket(number, change.rev, change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey });
      const before = client.getQueryData(queryKey);
      if (before) client.setQueryData(queryKey, { ...before, [change.field]: change.to });
      return { before };
    },
    onSuccess: (ticket) => {
      show(ticket);
      void client.invalidateQueries({ queryKey: ['history', number] });
    },
    onError: (error, _change, context) => {
      if (context?.before) client.setQueryData(queryKey, context.before);
      if (error instanceof Problem && error.status === 412) void client.invalidateQueries({ queryKey });
    },
  });
}
