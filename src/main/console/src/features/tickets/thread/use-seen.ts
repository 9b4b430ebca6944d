import { useEffect, useRef } from 'react';
import { useLive } from '@/live/live-context';
import { useMarkSeen } from '../api/mark-seen';
import { markSeen } from './seen';

/**
 * What stands on screen has been read: a ticket as it is opened and each message as it comes, once, while somebody looks. One that is
 * marked unread meanwhile stays so until it is opened again.
 */
export function useSeen(ticket: number, last: string | undefined, atEnd: boolean) {
  const { tickets } = useLive();
  const mark = useMarkSeen();
  const told = useRef({ ticket: 0, last: '' });
  useEffect(() => {
    if (!atEnd || !last) return;
    const look = () => {
      if (document.hidden) return;
      markSeen(ticket, last);
      const before = told.current;
      if (before.ticket === ticket && before.last === last) return;
      told.current = { ticket, last };
      // Opened again with nothing new in it, there is nothing to tell.
      if (before.ticket === ticket || tickets.get(ticket)?.unread !== 0) mark('seen', [ticket], last).catch(() => {});
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [ticket, last, atEnd, tickets, mark]);
}
