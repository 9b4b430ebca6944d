import type { TicketRow } from '@/live/ticket-row';
import { isSort, promiseState, type Sort } from './view';

/** What narrows a view, by the names of the server's query parameters. */
export const FILTERS = [
  'status',
  'priority',
  'assignee',
  'team',
  'channel',
  'category',
  'tag',
  'lang',
  'sla',
  'createdFrom',
  'createdTo',
] as const;
export type FilterKey = (typeof FILTERS)[number];
export type Filters = Partial<Record<FilterKey, string>>;
export type QueueSearch = Filters & { sort?: Sort };

/** Which tickets a list shows, and in which order. */
export type QueueQuery = { view: string; sort: Sort; filters: Filters };

/** Of whatever stands in the URL, what a list understands; the router reads `tag=12` as a number. */
export function readSearch(search: Record<string, unknown>): QueueSearch {
  const read: QueueSearch = readFilters(search);
  if (isSort(search.sort)) read.sort = search.sort;
  return read;
}

export function readFilters(search: Record<string, unknown>): Filters {
  const filters: Filters = {};
  for (const key of FILTERS) {
    const value = search[key];
    if (['string', 'number', 'boolean'].includes(typeof value) && value !== '') filters[key] = String(value);
  }
  return filters;
}

export const valuesOf = (written: string | undefined) => written?.split(',').filter((value) => value !== '') ?? [];

/** The same with one value more or less. */
export function toggled(written: string | undefined, value: string): string | undefined {
  const values = valuesOf(written);
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  return next.length > 0 ? next.join(',') : undefined;
}

/** Whether a ticket passes the filters; the same rules as the server's lists. */
export function passes(filters: Filters, row: TicketRow, me: string): boolean {
  const any = (key: FilterKey, value: string | null | undefined) => {
    const values = valuesOf(filters[key]);
    return (
      values.length === 0 ||
      values.includes(value ?? 'none') ||
      (key === 'assignee' && value === me && values.includes('me'))
    );
  };
  const langs = valuesOf(filters.lang).map(primary);
  return (
    any('status', row.status) &&
    any('priority', row.priority) &&
    any('assignee', row.assignee?.id) &&
    any('team', row.team?.id) &&
    any('channel', row.channel) &&
    any('category', row.category) &&
    any('sla', promiseState(row)) &&
    valuesOf(filters.tag).every((tag) => row.tags.includes(tag)) &&
    (langs.length === 0 || langs.includes(primary(row.lang ?? ''))) &&
    (!filters.createdFrom || Date.parse(row.createdAt) >= Date.parse(filters.createdFrom)) &&
    (!filters.createdTo || Date.parse(row.createdAt) < Date.parse(filters.createdTo))
  );
}

const primary = (lang: string) => lang.toLowerCase().split('-')[0];

/** A list as query parameters: how the server takes it, and how it is remembered. */
export const written = ({ sort, filters }: Omit<QueueQuery, 'view'>) => new URLSearchParams({ sort, ...filters });
