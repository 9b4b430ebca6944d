import { type RefObject, useEffect, useState } from 'react';
import type { Kind } from '../drafts';
import { queryAfter, type Trigger, triggerOf } from './trigger';

/** Watches what is typed for the signs that open a list, and what is looked for in it. */
export function useTrigger(field: RefObject<HTMLTextAreaElement | null>, kind: Kind) {
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [query, setQuery] = useState('');

  useEffect(() => {
    const element = field.current;
    if (!element) return;
    let opening: Trigger | null = null;
    const beforeInput = ({ data }: InputEvent) => {
      const at = element.selectionStart;
      const opens = data?.length === 1 ? triggerOf(data, element.value.slice(0, at)) : null;
      opening = opens && (opens === 'canned' || kind === 'note') ? { kind: opens, at } : null;
    };
    const follow = () => {
      const caret = element.selectionStart;
      const opened = opening;
      opening = null;
      setTrigger((known) => {
        const current = opened ?? known;
        const next = current && queryAfter(current, element.value, caret);
        setQuery(next ?? '');
        return next === null ? null : current;
      });
    };
    element.addEventListener('beforeinput', beforeInput);
    element.addEventListener('input', follow);
    return () => {
      element.removeEventListener('beforeinput', beforeInput);
      element.removeEventListener('input', follow);
    };
  }, [field, kind]);

  return { trigger, query, close: () => setTrigger(null) };
}
