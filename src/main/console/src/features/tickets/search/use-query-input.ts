import { type ChangeEvent, type CompositionEvent, useCallback, useEffect, useRef, useState } from 'react';

const PAUSE = 150;

/** A field for words: says what stands in it once typing pauses, and never the letters an input method still turns into characters. */
export function useQueryInput(first: string, onSettled: (q: string) => void) {
  const [value, setValue] = useState(first);
  const composing = useRef(false);
  const timer = useRef<number | undefined>(undefined);
  const settle = useRef(onSettled);
  const said = useRef(first);
  settle.current = (q) => {
    said.current = q;
    onSettled(q);
  };
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const later = (next: string) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => settle.current(next.trim()), PAUSE);
  };
  const put = (next: string) => {
    setValue(next);
    window.clearTimeout(timer.current);
    settle.current(next.trim());
  };
  /** Another search was asked for elsewhere: from the header, or back in the browser. What was said from here is no news. */
  const adopt = useCallback((next: string) => {
    if (said.current === next) return;
    said.current = next;
    setValue(next);
  }, []);
  const props = {
    value,
    onChange: (event: ChangeEvent<HTMLInputElement>) => {
      setValue(event.target.value);
      if (!composing.current) later(event.target.value);
    },
    onCompositionStart: () => {
      composing.current = true;
      window.clearTimeout(timer.current);
    },
    onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => {
      composing.current = false;
      later(event.currentTarget.value);
    },
  };
  return { value, put, adopt, props };
}
