import { useSyncExternalStore } from 'react';
import { queryClient } from '@/lib/query-client';
import { sessionQuery } from '@/lib/session';
import { recallAll } from '@/lib/storage';
import { valueStore } from '@/lib/store';
import type { Draft } from './drafts';

/**
 * The outbox as far as every page has to know it: which messages of whoever is signed in wait in this browser, and which came back.
 * There is no list beside the drafts: what waits is a draft that says so.
 */
export type Outbox = { waiting: number; held: readonly number[]; sent: number };

const NOTHING: Outbox = { waiting: 0, held: [], sent: 0 };
const SAID_FOR = 8000;

const began = Date.now();
const store = valueStore<Outbox>(NOTHING);
export const outbox = { get: store.get, subscribe: store.subscribe };
export const useOutboxState = () => useSyncExternalStore(store.subscribe, store.get);

export const isEmpty = () => store.get().waiting === 0 && store.get().held.length === 0;

type Kept = Pick<Draft, 'attempt' | 'held'>;
type Named = { key: string; draft: Kept };

export const signedIn = () => queryClient.getQueryData(sessionQuery.queryKey)?.user.id ?? null;

/** Nobody else's, whoever else may use this browser. */
function ready(user: string): Named[] {
  return recallAll(`draft.${user}.`).flatMap(([key, value]) => {
    // Most drafts are only that, and long ones are not worth reading for it.
    if (!value.includes('"attempt":{') && !value.includes('"held":{')) return [];
    try {
      return [{ key, draft: JSON.parse(value) as Kept }];
    } catch {
      return [];
    }
  });
}

/** Also what was on its way when its page went away. */
export function waits({ attempt }: Kept) {
  return attempt?.state === 'waiting' || (attempt?.state === 'sending' && attempt.at < began);
}

/** Oldest first. */
export const waitingKeys = (user: string): string[] =>
  ready(user)
    .filter(({ draft }) => waits(draft))
    .sort((one, other) => (one.draft.attempt?.at ?? 0) - (other.draft.attempt?.at ?? 0))
    .map(({ key }) => key);

/** After a draft has changed, here or in another tab. */
export function lookAgain() {
  const user = signedIn();
  const all = user === null ? [] : ready(user);
  const now: Outbox = {
    waiting: all.filter(({ draft }) => waits(draft)).length,
    held: [...new Set(all.filter(({ draft }) => draft.held).map(({ key }) => Number(key.split('.')[2])))],
    sent: store.get().sent,
  };
  if (JSON.stringify(now) !== JSON.stringify(store.get())) store.set(now);
}

let silence: ReturnType<typeof setTimeout> | undefined;

/** Says for a while that so many went out by themselves. */
export function saySent(count: number) {
  clearTimeout(silence);
  store.set({ ...store.get(), sent: count });
  silence = setTimeout(() => store.set({ ...store.get(), sent: 0 }), SAID_FOR);
}
