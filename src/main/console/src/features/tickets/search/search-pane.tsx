import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { count as formatted } from '@/lib/format';
import { useLetters } from '@/lib/use-letters';
import { useLive } from '@/live/live-context';
import { Button } from '@/ui/button';
import { EmptyState, FailedToLoad, Skeleton } from '@/ui/notice';
import { foundQuery, type Hit } from '../api/find-tickets';
import type { Looked } from './looked';
import styles from './search.module.css';
import { SearchForm } from './search-form';
import { ROW, SearchList } from './search-list';

type Props = {
  looked: Looked;
  openNumber: number | null;
  onLook: (looked: Looked) => void;
  onOpen: (number: number, how: { focus: boolean }) => void;
};

/** The words, the filters, how much was found, and all of it. */
export function SearchPane({ looked, openNumber, onLook, onOpen }: Props) {
  const { t, i18n } = useTranslation('search');
  const live = useLive();
  const query = useInfiniteQuery(foundQuery(live.tickets, looked));
  const height = Math.round(ROW * useLetters());
  const list = useRef<HTMLDivElement>(null);
  const first = query.data?.pages[0];
  const hits = unique(query.data?.pages.flatMap((page) => page.items) ?? []);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const loadMore = useCallback(() => {
    if (!isFetchingNextPage) void fetchNextPage();
  }, [isFetchingNextPage, fetchNextPage]);
  const filtered = Boolean(looked.status || looked.assignee || looked.team);
  return (
    <>
      <SearchForm looked={looked} onLook={onLook} />
      <p className={styles.count} role="status">
        {looked.q !== '' &&
          first &&
          t('count', { count: first.count, formatted: formatted(i18n.language, first.count) })}
        {first?.complete === false && ` ${t('incomplete')}`}
      </p>
      <div className={styles.body}>
        {looked.q === '' && <EmptyState>{t('help')}</EmptyState>}
        {looked.q !== '' && query.isPending && <Skeleton bars={8} />}
        {query.error && !first && <FailedToLoad error={query.error} retry={() => void query.refetch()} />}
        {first?.count === 0 && (
          <EmptyState>
            <p>{t('nothing', { q: looked.q })}</p>
            <p>{filtered ? t('nothingFiltered') : t('nothingHint')}</p>
            {filtered && <Button onClick={() => onLook({ q: looked.q })}>{t('withoutFilters')}</Button>}
          </EmptyState>
        )}
        {hits.length > 0 && (
          <SearchList
            key={height + JSON.stringify(looked)}
            height={height}
            hits={hits}
            openNumber={openNumber}
            hasMore={hasNextPage}
            loadMore={loadMore}
            onOpen={onOpen}
            listRef={list}
          />
        )}
      </div>
    </>
  );
}

/** A ticket that changed its place between two pages may come with both. */
function unique(hits: Hit[]): Hit[] {
  return [...new Map(hits.map((hit) => [hit.number, hit])).values()];
}
