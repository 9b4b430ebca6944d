import { valueStore } from '@/lib/store';

/** Up with everything caught up, or down since a moment. */
export type ConnectionState = { up: true } | { up: false; since: number };

export const connectionStore = () => valueStore<ConnectionState>({ up: false, since: Date.now() });
export type ConnectionStore = ReturnType<typeof connectionStore>;

export type Shown = 'live' | 'reconnecting' | 'offline';

/** A break shorter than two seconds is nobody's business; after ten it is worth a banner. */
export function shownState(state: ConnectionState, now: number): Shown {
  if (state.up) return 'live';
  const down = now - state.since;
  if (down < 2000) return 'live';
  return down < 10_000 ? 'reconnecting' : 'offline';
}
