import { useState } from 'react';
import { recall, remember } from '@/lib/storage';

export type NewDraft = { to: string; subject: string; text: string; team: string };

const EMPTY: NewDraft = { to: '', subject: '', text: '', team: '' };
const place = (user: string) => `draft.${user}.new`;

function read(user: string): NewDraft {
  try {
    return { ...EMPTY, ...JSON.parse(recall(place(user)) ?? '{}') };
  } catch {
    return EMPTY;
  }
}

/** What one is writing to a customer who has no ticket yet; in this browser until it is sent. */
export function useNewDraft(user: string) {
  const [draft, setDraft] = useState(() => read(user));
  const write = (change: Partial<NewDraft>) => {
    const next = { ...draft, ...change };
    remember(place(user), JSON.stringify(next));
    setDraft(next);
  };
  return { draft, write, forget: () => remember(place(user), null) };
}
