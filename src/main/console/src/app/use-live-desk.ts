import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { liveTickets } from '@/features/tickets/live-tickets';
import { sessionQuery, useSession } from '@/lib/session';
import { Live } from '@/live/live';

/** The one live connection of this tab, for as long as someone is signed in. */
export function useLiveDesk(): Live {
  const client = useQueryClient();
  const session = useSession();
  const [live] = useState(
    () =>
      new Live(session, {
        session: () => client.fetchQuery({ ...sessionQuery, staleTime: 0 }),
        changed: liveTickets(client),
        reset: () => void client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
      }),
  );
  useEffect(() => {
    live.start();
    return () => live.stop();
  }, [live]);
  useEffect(() => live.use(session), [live, session]);
  return live;
}
