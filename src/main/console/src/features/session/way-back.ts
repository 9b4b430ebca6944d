import { isOurs } from '@/lib/is-ours';

const KEY = 'tributary.way-back';

/** Where to go on after a provider has sent one back to the front door. */
export const rememberWay = (path: string) => sessionStorage.setItem(KEY, path);

/** Asked once. */
export function wayBack(): string | null {
  const path = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  return isOurs(path) ? path : null;
}
