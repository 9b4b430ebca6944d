/** What is looked for and how; the whole of it stands in the address. */
export type Looked = { q: string; sort?: SearchSort; status?: SearchStatus; assignee?: 'me' | 'none'; team?: string };

export const SEARCH_SORTS = ['relevance', '-updated', 'updated', '-created', 'created', 'priority'] as const;
export type SearchSort = (typeof SEARCH_SORTS)[number];

/** As the server takes them: what waits for somebody, and what is done. */
export const SEARCH_STATUSES = { undone: 'new,open,pending,on_hold', done: 'resolved,closed' } as const;
export type SearchStatus = (typeof SEARCH_STATUSES)[keyof typeof SEARCH_STATUSES];

const oneOf = <T extends string>(all: readonly T[], value: unknown) =>
  all.includes(value as T) ? (value as T) : undefined;

/** What an address says, as far as it makes sense. A number in it was typed as one. */
export function readLooked(search: Record<string, unknown>): Looked {
  const looked: Looked = { q: typeof search.q === 'string' || typeof search.q === 'number' ? String(search.q) : '' };
  const rest = {
    sort: oneOf(SEARCH_SORTS, search.sort),
    status: oneOf(Object.values(SEARCH_STATUSES), search.status),
    assignee: oneOf(['me', 'none'], search.assignee),
    team: typeof search.team === 'string' && search.team !== '' ? search.team : undefined,
  };
  return { ...looked, ...Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) };
}

/** The ticket somebody names by its number, or nothing. */
export function namedNumber(q: string): number | null {
  const digits = /^\s*(?:t-?|#)?(\d{1,15})\s*$/i.exec(q)?.[1];
  return digits ? Number(digits) : null;
}
