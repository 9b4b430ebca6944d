import type { QueryClient } from '@tanstack/react-query';
import { throttle } from '@/live/coalesce';
import type { Frame } from '@/live/frame';
import { viewsQuery } from './api/list-views';
import type { Ticket } from './ticket';

/** What the rest of the screen does about frames: the open ticket follows, its messages are fetched, counters refresh. */
export function liveTickets(client: QueryClient) {
  const refreshCounts = throttle(1000, () => void client.invalidateQueries({ queryKey: viewsQuery.queryKey }));
  return (frames: Frame[]) => {
    const conversations = new Set<number>();
    const touched = new Set<number>();
    for (const frame of frames) {
      if (frame.type === 'gone') {
        void client.resetQueries({ queryKey: ['ticket', frame.ticket] });
        continue;
      }
      client.setQueryData(['ticket', frame.ticket], (known: Ticket | undefined) =>
        known && frame.rev >= known.rev ? { ...known, ...frame.row } : known,
      );
      touched.add(frame.ticket);
      if (frame.type === 'message' || frame.type === 'delivery') conversations.add(frame.ticket);
    }
    for (const number of conversations) {
      void client.invalidateQueries({ queryKey: ['messages', number] });
      void client.invalidateQueries({ queryKey: ['evidence', number] });
    }
    // A frame carries the row alone: who takes part and what it may belong to must be asked for.
    for (const number of touched) {
      void client.invalidateQueries({ queryKey: ['ticket', number] });
      void client.invalidateQueries({ queryKey: ['history', number] });
      void client.invalidateQueries({ queryKey: ['promises', number] });
    }
    refreshCounts();
  };
}
