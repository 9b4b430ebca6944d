import { useState } from 'react';
import { draftKey, hasContent, type Kind, readDraft } from './drafts';

/** Reply or note, chosen per ticket and never carried over to the next one. */
export function useMode(user: string, number: number): [Kind, (kind: Kind) => void] {
  const [chosen, setChosen] = useState<{ number: number; kind: Kind } | null>(null);
  const has = (kind: Kind) => hasContent(readDraft(draftKey(user, number, kind)));
  const kind = chosen?.number === number ? chosen.kind : has('note') && !has('reply') ? 'note' : 'reply';
  return [kind, (next) => setChosen({ number, kind: next })];
}
