import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { getPreference, setPreference, usePreference } from '@/lib/preferences';
import { type Filters, type QueueQuery, type QueueSearch, readFilters, readSearch, written } from './filters';
import type { Sort } from './view';

/** Order and filters of a view: what the URL says; where it says nothing, how this person left the view. */
export function useQueueQuery(view: string) {
  const search = useSearch({ strict: false }) as QueueSearch;
  const navigate = useNavigate();
  const remembered = usePreference('sorts')?.[view];
  const silent = Object.keys(search).length === 0;
  const said = silent && remembered ? recalled(remembered) : search;
  const key = JSON.stringify(said);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const list = useMemo<QueueQuery>(
    () => ({ view, sort: said.sort ?? '-updated', filters: readFilters(said) }),
    [view, key],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all of it
  const stable = useMemo(() => said, [key]);

  // A list that hides something says so in its URL.
  useEffect(() => {
    if (silent && Object.keys(list.filters).length > 0) void navigate({ to: '.', search: stable, replace: true });
  }, [silent, list, stable, navigate]);

  const show = (next: { sort: Sort; filters: Filters }) => {
    setPreference('sorts', { ...getPreference('sorts'), [view]: String(written(next)) }).catch(() => {});
    void navigate({ to: '.', search: { ...next.filters, sort: next.sort }, replace: true });
  };
  return {
    list,
    search: stable,
    onSort: (sort: Sort) => show({ ...list, sort }),
    onFilter: (filters: Filters) => show({ ...list, filters }),
  };
}

const recalled = (text: string): QueueSearch => readSearch(Object.fromEntries(new URLSearchParams(text)));
