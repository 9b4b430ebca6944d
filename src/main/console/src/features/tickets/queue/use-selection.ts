import { useMemo, useRef, useState } from 'react';

/** Which tickets of a list are selected; `everything` is the whole list, shown or not. */
export type Selection = {
  numbers: ReadonlySet<number>;
  everything: boolean;
  shown: readonly number[];
  toggle: (number: number) => void;
  /** From where the last one was taken to here. */
  reach: (number: number) => void;
  set: (numbers: readonly number[]) => void;
  all: () => void;
  takeEverything: () => void;
  clear: () => void;
};

const NOTHING: ReadonlySet<number> = new Set();

export function useSelection(shown: readonly number[]): Selection {
  const [numbers, setNumbers] = useState(NOTHING);
  const [everything, setEverything] = useState(false);
  const anchor = useRef<number | null>(null);
  return useMemo(() => {
    const set = (next: Iterable<number>, whole = false) => {
      setNumbers(new Set(next));
      setEverything(whole);
    };
    return {
      numbers,
      everything,
      shown,
      toggle: (number) => {
        anchor.current = number;
        set(numbers.has(number) ? [...numbers].filter((each) => each !== number) : [...numbers, number]);
      },
      reach: (number) => {
        const to = shown.indexOf(number);
        const from = shown.indexOf(anchor.current ?? number);
        if (from === -1) anchor.current = number;
        const start = from === -1 ? to : from;
        set([...numbers, ...shown.slice(Math.min(start, to), Math.max(start, to) + 1)]);
      },
      set: (next) => set(next),
      all: () => set(shown),
      takeEverything: () => set(shown, true),
      clear: () => set(NOTHING),
    };
  }, [numbers, everything, shown]);
}
