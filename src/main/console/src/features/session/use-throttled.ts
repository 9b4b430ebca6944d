import { useEffect, useState } from 'react';
import { Problem } from '@/lib/http';

/** Seconds until another attempt is allowed, counting down; 0 when there is nothing to wait for. */
export function useThrottled(error: unknown): number {
  const [left, setLeft] = useState(0);
  useEffect(() => {
    if (!(error instanceof Problem) || error.code !== 'too-many-attempts') return setLeft(0);
    const until = Date.now() + Number(error.params.seconds ?? 30) * 1000;
    const tick = () => setLeft(Math.max(0, Math.ceil((until - Date.now()) / 1000)));
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }, [error]);
  return left;
}
