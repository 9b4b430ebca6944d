import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Kind } from '../drafts';
import { queryAfter, type Trigger, triggerOf } from './trigger';

/** Watches what is typed for the signs that open a list, and what is looked for in it. */
export function useTrigger(field: RefObject<HTMLTextAreaElement | null>, kind: Kind) {
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [query, setQuery] = useState('');
  const opening = useRef<Trigger | null>(null);

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    // Only noted here: drawing anew before the text is taken over would take back what is being typed.
    const beforeInput = ({ data }: InputEvent) => {
      const at = element.selectionStart;
      const opens = data?.length === 1 ? triggerOf(data, element.value.slice(0, at)) : null;
      opening.current = opens && (opens === 'canned' || kind === 'note') ? { kind: opens, at } : null;
    };
    element.addEventListener('beforeinput', beforeInput);
    return () => element.removeEventListener('beforeinput', beforeInput);
  }, [field, kind]);

  /** To be told of every change of the text. */
  const follow = ({ value, selectionStart }: HTMLTextAreaElement) => {
    const current = opening.current ?? trigger;
    opening.current = null;
    const next = current && queryAfter(current, value, selectionStart);
    setQuery(next ?? '');
    setTrigger(next === null ? null : current);
  };

  return { trigger, query, follow, close: () => setTrigger(null) };
}
