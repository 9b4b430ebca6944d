import { createContext, useCallback, useContext, useEffect, useSyncExternalStore } from 'react';
import { subscribeClock } from './clock';
import { type Shown, shownState } from './connection';
import type { Live } from './live';
import type { KnownRow, RowChange } from './ticket-store';

export const LiveContext = createContext<Live | null>(null);

export function useLive(): Live {
  const live = useContext(LiveContext);
  if (!live) throw new Error('No live connection around this component');
  return live;
}

/** One row, patched in place whenever a frame or an answer brings a newer one. */
export function useTicketRow(number: number): KnownRow | null {
  const { tickets } = useLive();
  const subscribe = useCallback((listener: () => void) => tickets.subscribe(number, listener), [tickets, number]);
  return useSyncExternalStore(subscribe, () => tickets.get(number));
}

/** Called with each batch of row changes; `listener` should be stable. */
export function useRowChanges(listener: (changes: RowChange[]) => void) {
  const { tickets } = useLive();
  useEffect(() => tickets.onChanges(listener), [tickets, listener]);
}

export function useConnection(): Shown {
  const { connection } = useLive();
  const subscribe = useCallback(
    (listener: () => void) => {
      const stopClock = subscribeClock(listener);
      const stop = connection.subscribe(listener);
      return () => {
        stopClock();
        stop();
      };
    },
    [connection],
  );
  return useSyncExternalStore(subscribe, () => shownState(connection.get(), Date.now()));
}
