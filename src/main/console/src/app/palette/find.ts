import type { Entry, Section } from './entry';
import { rank } from './rank';

const MOST = 50;

/** What a query finds, best first. */
export function find(query: string, entries: Entry[]): Entry[] {
  return entries
    .map((entry) => ({ entry, points: rank(query, entry.search) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .slice(0, MOST)
    .map(({ entry }) => entry);
}

/** What shows before anything is typed: what one chose last, then what can be done here and where one can go. */
export function unasked(
  entries: Entry[],
  recent: string[],
  only: boolean,
): { section: Section | null; entries: Entry[] }[] {
  if (only) return [{ section: null, entries }];
  const again = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []);
  const rest = entries.filter((entry) => !again.includes(entry));
  const groups = [{ section: 'recent' as const, entries: again }].concat(
    (['commands', 'go', 'look'] as const).map((section) => ({
      section: section as 'recent',
      entries: rest.filter((entry) => entry.section === section),
    })),
  );
  return groups.filter((group) => group.entries.length > 0);
}

/** `T-100123`, `t100123` and `100123` are a ticket. */
export function ticketNumber(query: string): number | null {
  const digits = /^(?:t-?)?(\d{1,12})$/i.exec(query.normalize('NFKC').trim())?.[1];
  return digits === undefined ? null : Number(digits);
}
