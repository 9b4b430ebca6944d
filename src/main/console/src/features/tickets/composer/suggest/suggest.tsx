import { lazy, type RefObject, Suspense } from 'react';
import type { Ticket } from '../../ticket';
import type { ListKeys } from './suggestions';
import type { Trigger } from './trigger';
import { typeInto } from './type-into';
import { unfilled } from './variables';

const CannedSuggestions = lazy(async () => ({
  default: (await import('./canned-suggestions')).CannedSuggestions,
}));
const MentionSuggestions = lazy(async () => ({
  default: (await import('./mention-suggestions')).MentionSuggestions,
}));

type Props = {
  id: string;
  ticket: Ticket;
  field: RefObject<HTMLTextAreaElement | null>;
  keys: RefObject<ListKeys | null>;
  trigger: Trigger;
  query: string;
  onClose: () => void;
  onActive: (id: string | null) => void;
};

/** The list a sign has opened; what is chosen stands in place of the sign and of what was looked for. */
export function Suggest({ id, ticket, field, keys, trigger, query, onClose, onActive }: Props) {
  const insert = (text: string) => {
    const element = field.current;
    if (!element) return;
    onClose();
    const { at } = trigger;
    typeInto(element, at, element.selectionStart, text);
    const blank = unfilled(text)[0];
    if (blank) element.setSelectionRange(at + blank.start, at + blank.end);
    else element.setSelectionRange(at + text.length, at + text.length);
  };
  const List = trigger.kind === 'mention' ? MentionSuggestions : CannedSuggestions;
  return (
    <Suspense>
      <List id={id} ticket={ticket} query={query} keys={keys} onInsert={insert} onClose={onClose} onActive={onActive} />
    </Suspense>
  );
}
