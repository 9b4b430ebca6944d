import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef } from 'react';
import { useRowChanges } from '@/live/live-context';
import type { RowChange } from '@/live/ticket-store';
import type { News } from './alert';
import type { Notices } from './api/list-notices';

/** Alerts of what comes in after the first look: notices, and new tickets nobody has. */
export function useAlerts(notices: Notices | undefined, ticket: number | null) {
  const navigate = useNavigate();
  const latest = useRef(ticket);
  latest.current = ticket;
  const tell = useCallback(
    (news: News[]) => {
      if (news.length === 0) return;
      const open = (number: number) => void navigate({ to: '/t/$no', params: { no: String(number) } });
      void import('./alert').then(
        ({ alert }) => alert(news, latest.current, open),
        () => {},
      );
    },
    [navigate],
  );

  const newest = useRef<number | null>(null);
  useEffect(() => {
    if (!notices) return;
    const known = newest.current;
    newest.current = Math.max(known ?? 0, ...notices.items.map(({ id }) => id));
    if (known !== null) tell(notices.items.filter(({ id, read }) => id > known && !read));
  }, [notices, tell]);

  useRowChanges(
    useCallback(
      (changes: RowChange[]) =>
        tell(
          changes.flatMap(({ type, after }) =>
            type === 'opened' && after && after.assignee === null
              ? [{ kind: 'team', ticket: after.number, subject: after.subject, actor: after.customer.name }]
              : [],
          ),
        ),
      [tell],
    ),
  );
}
