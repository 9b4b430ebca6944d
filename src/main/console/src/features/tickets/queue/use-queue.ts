import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '@/lib/session';
import { throttle } from '@/live/coalesce';
import { useLive, useRowChanges } from '@/live/live-context';
import type { RowChange } from '@/live/ticket-store';
import { listTickets, ticketsQuery } from '../api/list-tickets';
import type { QueueQuery } from '../filters';
import { adopt, extend, hold, note, type QueueOrder } from './queue-order';

const PREVIEWS_EVERY = 3000;

/** A view's tickets in a frozen order, and the one way to thaw it. */
export function useQueue(list: QueueQuery) {
  const client = useQueryClient();
  const { user } = useSession();
  const live = useLive();
  const options = useMemo(() => ticketsQuery(live.tickets, list), [live.tickets, list]);
  const query = useInfiniteQuery(options);
  const [order, setOrder] = useState<QueueOrder | null>(null);
  const pages = useRef(0);
  const merging = useRef(false);
  const complete = !query.hasNextPage;

  useEffect(() => {
    if (!query.data || merging.current) return;
    const latest = query.data.pages.flatMap((page) => page.numbers);
    const grown = query.data.pages.length > pages.current;
    pages.current = query.data.pages.length;
    setOrder((known) => (known === null ? adopt(latest) : grown ? extend(known, latest) : hold(known, latest)));
  }, [query.data]);

  // Frames never carry a word of a message: what the rows quote is asked for, in one request for all of them.
  const refreshPreviews = useMemo(
    () => throttle(PREVIEWS_EVERY, () => void listTickets(live.tickets, list, null).catch(() => {})),
    [live.tickets, list],
  );

  const { refetch } = query;
  const askAgain = useMemo(() => throttle(PREVIEWS_EVERY, () => void refetch().catch(() => {})), [refetch]);

  useRowChanges(
    useCallback(
      (changes: RowChange[]) => {
        if (list.view === 'mentions') askAgain();
        if (changes.some((change) => change.type === 'message')) refreshPreviews();
        setOrder((known) => known && note(known, changes, { ...list, me: user.id, complete }));
      },
      [list, user.id, complete, refreshPreviews, askAgain],
    ),
  );

  const { queryKey } = options;
  const merge = useCallback(async () => {
    if (merging.current) return;
    merging.current = true;
    client.setQueryData(
      queryKey,
      (data) => data && { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) },
    );
    await client.refetchQueries({ queryKey, exact: true }).catch(() => {});
    merging.current = false;
    const data = client.getQueryData(queryKey);
    if (!data || client.getQueryState(queryKey)?.status !== 'success') return;
    pages.current = data.pages.length;
    setOrder(adopt(data.pages.flatMap((page) => page.numbers)));
  }, [client, queryKey]);

  return { query, order, merge };
}
