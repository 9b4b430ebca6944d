import { useSyncExternalStore } from 'react';

/** One clock for everything that ticks, set by the server's: a second's tick reaches a component only as a changed string. */
let offset = 0;
let told = false;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

export const serverNow = () => Date.now() + offset;

export function setServerTime(at: string) {
  const measured = Date.parse(at) - Date.now();
  if (!Number.isFinite(measured)) return;
  offset = measured;
  told = true;
}

/** An answer's date is exact to the second only: good enough until the first beat, if this clock is wrong by more. */
export function guessServerTime(date: string) {
  const measured = Date.parse(date) + 500 - Date.now();
  if (!told && Math.abs(measured) > 2_000) offset = measured;
}

export function subscribeClock(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Re-renders only when the value said about now changes. */
export function useClock<T extends string | number | boolean>(say: (now: number) => T): T {
  return useSyncExternalStore(subscribeClock, () => say(serverNow()));
}
