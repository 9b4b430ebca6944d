import { useCallback } from 'react';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { unreadSchema } from '@/live/frame';
import { useLive } from '@/live/live-context';

const countsSchema = listOf(unreadSchema);

/** Says that this person has read tickets (no further than to a message, if one is named), or wants to read them once more. */
export function useMarkSeen() {
  const { tickets } = useLive();
  return useCallback(
    async (how: 'seen' | 'unread', numbers: readonly number[], upTo?: string) => {
      // At once on screen; the server has the last word, and a refusal costs a number nobody waits for.
      tickets.setUnread(numbers.map((number) => ({ number, unread: how === 'seen' ? 0 : 1 })));
      const { items } = await request(`/tickets/${how}`, {
        method: 'POST',
        body: { numbers, ...(upTo && { upTo }) },
        schema: countsSchema,
      });
      tickets.setUnread(items);
    },
    [tickets],
  );
}
