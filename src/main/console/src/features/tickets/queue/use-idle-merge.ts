import { type RefObject, useEffect, useRef } from 'react';

const IDLE = 5000;
const TOUCHES = ['scroll', 'pointermove', 'pointerdown', 'focusin', 'keydown'] as const;

/** A list nobody touches, scrolled to its top for five seconds, may take in what waits by itself. */
export function useIdleMerge(
  pane: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
  waiting: boolean,
  merge: () => void,
) {
  const touchedAt = useRef(0);
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const touch = () => {
      touchedAt.current = Date.now();
    };
    touch();
    for (const event of TOUCHES) element.addEventListener(event, touch, { passive: true, capture: true });
    return () => {
      for (const event of TOUCHES) element.removeEventListener(event, touch, { capture: true });
    };
  }, [pane]);

  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => {
      const element = pane.current;
      if (!element || document.hidden || Date.now() - touchedAt.current < IDLE) return;
      const scrolled = (list.current?.scrollTop ?? 0) > 0;
      if (scrolled || element.matches(':hover') || element.contains(document.activeElement)) return;
      touchedAt.current = Date.now();
      merge();
    }, 1000);
    return () => clearInterval(timer);
  }, [pane, list, waiting, merge]);
}
