import { useEffect } from 'react';
import { sessionExpiry } from '@/lib/session-expiry';
import type { Live } from '@/live/live';
import { lookAgain, outbox } from './waiting';

const SOON = 2000;
const LONGEST = 30_000;

/** Sends what waits by itself: once the desk has caught up after a break, after signing in again, and every now and then. */
export function useOutbox({ connection }: Live, user: string) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = false;
    let wait = SOON;
    const ready = () => connection.get().up && !sessionExpiry.get() && outbox.get().waiting > 0;
    const later = () => {
      timer ??= setTimeout(go, wait);
      wait = Math.min(LONGEST, wait * 2);
    };
    const go = async () => {
      clearTimeout(timer);
      timer = undefined;
      if (running || !ready()) return;
      running = true;
      const done = await import('./outbox').then(({ flush }) => flush(user)).catch(() => false);
      running = false;
      lookAgain();
      if (done) wait = SOON;
      if (ready()) later();
    };
    const now = () => {
      wait = SOON;
      void go();
    };
    lookAgain();
    now();
    // Another tab may have sent it, or let it wait.
    window.addEventListener('storage', lookAgain);
    const stops = [
      connection.subscribe(now),
      sessionExpiry.subscribe(now),
      // Somebody has just tried, and in vain.
      outbox.subscribe(() => !running && ready() && timer === undefined && later()),
    ];
    return () => {
      clearTimeout(timer);
      window.removeEventListener('storage', lookAgain);
      for (const stop of stops) stop();
    };
  }, [connection, user]);
}
