import { useMemo, useState } from 'react';
import type { Choosing } from '../thread/choosing';

type State = { number: number; chosen: ReadonlySet<string> | null; done: { part: number; messages: number } | null };

/** Choosing messages of the open ticket, and what came of it; another ticket begins anew. */
export function useSplitting(number: number) {
  const [kept, setState] = useState<State>({ number, chosen: null, done: null });
  const { chosen, done } = kept.number === number ? kept : { chosen: null, done: null };
  const choosing = useMemo(
    (): Choosing | null =>
      chosen && {
        chosen,
        toggle: (message) => {
          const next = new Set(chosen);
          if (!next.delete(message)) next.add(message);
          setState({ number, chosen: next, done: null });
        },
      },
    [chosen, number],
  );
  return {
    choosing,
    done,
    start: () => setState({ number, chosen: new Set(), done: null }),
    stop: () => setState({ number, chosen: null, done: null }),
    finish: (part: number, messages: number) => setState({ number, chosen: null, done: { part, messages } }),
  };
}
