import { recall, remember } from '@/lib/storage';

const KEPT = 5;
const place = (user: string) => `palette.${user}`;

/** What this person last chose in this browser, newest first. */
export function recentIds(user: string): string[] {
  try {
    const ids = JSON.parse(recall(place(user)) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
  } catch {
    return [];
  }
}

export function noteRecent(user: string, id: string) {
  const others = recentIds(user).filter((each) => each !== id);
  remember(place(user), JSON.stringify([id, ...others].slice(0, KEPT)));
}
