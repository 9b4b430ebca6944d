import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { Problem } from '@/lib/http';
import { withTexts } from '@/lib/i18n/i18n';
import { whenIdle } from '@/lib/idle';
import { useLetters } from '@/lib/use-letters';
import { EmptyState, FailedToLoad, Skeleton } from '@/ui/notice';
import type { Filters, QueueQuery } from '../filters';
import type { Sort } from '../view';
import { ROWS, useDensity } from './density';
import { EmptyQueue } from './empty-queue';
import styles from './queue.module.css';
import { QueueAnnouncer } from './queue-announcer';
import { QueueList } from './queue-list';
import { QueueToolbar } from './queue-toolbar';
import { useIdleMerge } from './use-idle-merge';
import { useQueue } from './use-queue';
import { useSelection } from './use-selection';

const bulkFoot = () => withTexts(import('../bulk/bulk-foot'));
const BulkFoot = lazy(async () => ({ default: (await bulkFoot()).BulkFoot }));
const NONE: readonly number[] = [];

type Props = {
  list: QueueQuery;
  openNumber: number | null;
  onSort: (sort: Sort) => void;
  onFilter: (filters: Filters) => void;
  onAskFilter: () => void;
  onOpen: (number: number, how: { focus: boolean }) => void;
};

/** One view in one order; another view or order is another pane. */
export function QueuePane({ list, openNumber, onSort, onFilter, onAskFilter, onOpen }: Props) {
  const { t } = useTranslation('queue');
  const { query, order, merge } = useQueue(list);
  const pane = useRef<HTMLDivElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const fresh = order?.fresh.size ?? 0;
  const waiting = fresh > 0 || (order?.stale ?? false);

  const mergeAndShow = useCallback(() => {
    scroller.current?.scrollTo({ top: 0 });
    void merge();
  }, [merge]);
  useIdleMerge(pane, scroller, waiting, mergeAndShow);
  useCommand('loadNew', waiting && mergeAndShow);

  const density = useDensity();
  const height = Math.round(ROWS[density] * useLetters());
  const shown = order?.shown ?? NONE;
  const selection = useSelection(shown);
  const [focused, setFocused] = useState<number | null>(null);
  // The keys must answer at once.
  useEffect(() => whenIdle(() => void bulkFoot().catch(() => {})), []);

  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);

  // Neither the name of a view nor of one that is here any more.
  const unfiltered = Object.keys(list.filters).length === 0;
  const refused = query.error instanceof Problem ? query.error.status : null;
  const unknown = refused === 404 || (refused === 400 && unfiltered);
  const failed = query.error !== null && order === null;
  return (
    <>
      <QueueToolbar
        sort={list.sort}
        onSort={onSort}
        onFilter={onAskFilter}
        fresh={fresh}
        stale={waiting}
        merge={mergeAndShow}
      />
      <QueueAnnouncer fresh={fresh} />
      <div ref={pane} className={styles.body}>
        {failed && unknown && <EmptyState>{t('unknownView')}</EmptyState>}
        {failed && !unknown && <FailedToLoad error={query.error} retry={() => void query.refetch()} />}
        {!failed && order === null && <Skeleton bars={8} />}
        {order?.shown.length === 0 && <EmptyQueue list={list} onFilter={onFilter} />}
        {order !== null && order.shown.length > 0 && (
          <QueueList
            key={height}
            density={density}
            height={height}
            list={list}
            numbers={shown}
            selection={selection}
            onFocused={setFocused}
            openNumber={openNumber}
            hasMore={hasNextPage}
            loadMore={loadMore}
            onOpen={onOpen}
            listRef={scroller}
          />
        )}
      </div>
      <div className={styles.foot}>
        <Suspense>
          <BulkFoot
            list={list}
            selection={selection}
            focused={focused === openNumber ? null : focused}
            hasMore={hasNextPage}
          />
        </Suspense>
      </div>
    </>
  );
}
