import { recall, remember } from '@/lib/storage';

const AT_MOST = 6;
const place = (user: string) => `searches.${user}`;

/** What this person looked for in this browser, the last first. */
export function recentSearches(user: string): string[] {
  try {
    const kept: unknown = JSON.parse(recall(place(user)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, AT_MOST) : [];
  } catch {
    return [];
  }
}

export function noteSearch(user: string, q: string) {
  const words = q.trim();
  if (words === '') return;
  const kept = [words, ...recentSearches(user).filter((each) => each !== words)].slice(0, AT_MOST);
  remember(place(user), JSON.stringify(kept));
}
