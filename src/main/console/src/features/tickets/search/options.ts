import type { Found, Hit } from '../api/find-tickets';
import { namedNumber } from './looked';

/** What can be chosen under the field: the ticket of that number, tickets with the words, everything found, or an earlier search. */
export type SearchOption =
  | { kind: 'number'; hit: Hit }
  | { kind: 'ticket'; hit: Hit }
  | { kind: 'all'; count: number }
  | { kind: 'recent'; words: string };

export function optionsOf(q: string, found: Found | undefined, recent: string[]): SearchOption[] {
  if (q === '') return recent.map((words) => ({ kind: 'recent', words }));
  if (!found) return [];
  const number = namedNumber(q);
  const named = found.items.filter((hit) => hit.number === number);
  const others = found.items.filter((hit) => hit.number !== number);
  return [
    ...named.map((hit) => ({ kind: 'number' as const, hit })),
    ...others.map((hit) => ({ kind: 'ticket' as const, hit })),
    ...(found.count > 0 ? [{ kind: 'all' as const, count: found.count }] : []),
  ];
}
