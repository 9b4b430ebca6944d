import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { getPreference, setPreference, usePreference } from '@/lib/preferences';
import { type SavedView, useViews } from './api/list-views';
import { type Filters, type QueueQuery, type QueueSearch, readFilters, readSearch, written } from './filters';
import { isSort, type Sort, usualSort } from './view';

/** Order and filters of a view: what the URL says; where it says nothing, how this person left the view. */
export function useQueueQuery(view: string) {
  const search = useSearch({ strict: false }) as QueueSearch;
  const navigate = useNavigate();
  const remembered = usePreference('sorts')?.[view];
  const silent = Object.keys(search).length === 0;
  const said = silent && remembered ? recalled(remembered) : search;
  const { data: views } = useViews();
  const kept = views?.find((each) => each.key === view)?.saved;
  const key = JSON.stringify([said, kept?.filter, kept?.sort]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const list = useMemo<QueueQuery>(() => resolved(view, said, kept ?? null), [view, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const stable = useMemo(() => said, [key]);

  const extra = readFilters(stable);
  // A list that hides something says so in its URL.
  useEffect(() => {
    if (silent && Object.keys(readFilters(stable)).length > 0)
      void navigate({ to: '.', search: stable, replace: true });
  }, [silent, stable, navigate]);

  const show = (next: { sort: Sort; filters: Filters }) => {
    setPreference('sorts', { ...getPreference('sorts'), [view]: String(written(next)) }).catch(() => {});
    void navigate({ to: '.', search: { ...next.filters, sort: next.sort }, replace: true });
  };
  return {
    list,
    /** What narrows it beside what the view itself says. */
    filters: extra,
    search: stable,
    /** Whether a kept view is in another order than it was kept in. */
    resorted: kept ? list.sort !== kept.sort : false,
    onSort: (sort: Sort) => show({ filters: extra, sort }),
    onFilter: (filters: Filters) => show({ sort: list.sort, filters }),
  };
}

/** A kept view is what it was kept as; its rows are told from others by the same rules as any list's. */
function resolved(view: string, said: QueueSearch, kept: SavedView | null): QueueQuery {
  const sort = said.sort ?? (isSort(kept?.sort) ? kept.sort : usualSort(view));
  if (!kept) return { view, sort, filters: readFilters(said) };
  const base = typeof kept.filter.view === 'string' ? kept.filter.view : 'all';
  return { view: base, sort, filters: { ...readFilters(kept.filter), ...readFilters(said) } };
}

const recalled = (text: string): QueueSearch => readSearch(Object.fromEntries(new URLSearchParams(text)));
