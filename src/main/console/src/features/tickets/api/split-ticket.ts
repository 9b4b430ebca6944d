import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { z } from '@/lib/schema';
import { ticketSchema } from '../ticket';
import { useShowTicket } from './show-ticket';

type Split = { messages: string[]; subject: string };

const partSchema = z.extend(ticketSchema, { from: z.number() });

/** Makes a ticket of some messages and answers with it; 409 `nothing-left`, `only-notes` or `already-merged`. */
export function useSplitTicket(number: number) {
  const client = useQueryClient();
  const show = useShowTicket();
  return useMutation({
    mutationFn: (body: Split) => request(`/tickets/${number}/split`, { method: 'POST', body, schema: partSchema }),
    onSuccess: ({ from, ...part }) => {
      show(part);
      for (const what of ['ticket', 'messages', 'history', 'evidence'])
        void client.invalidateQueries({ queryKey: [what, from] });
    },
  });
}
