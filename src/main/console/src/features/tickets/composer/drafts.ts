import { useCallback, useSyncExternalStore } from 'react';
import { recall, remember } from '@/lib/storage';
import type { Attachment } from '../message';

export type Kind = 'reply' | 'note';
/** Nobody named in `to` or `cc`: as the ticket has it. */
export type Draft = {
  text: string;
  to: string | null;
  cc: string | null;
  attachments: Attachment[];
  savedAt: number | null;
};

export const EMPTY: Draft = { text: '', to: null, cc: null, attachments: [], savedAt: null };
const SAVE_WITHIN = 250;

const drafts = new Map<string, Draft>();
const listeners = new Map<string, Set<() => void>>();
const unsaved = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;

/** Nobody else's draft, and no other ticket's or kind's: a note can never turn into a reply. */
export const draftKey = (user: string, ticket: number, kind: Kind) => `draft.${user}.${ticket}.${kind}`;

export const hasContent = (draft: Draft) => draft.text.trim() !== '' || draft.attachments.length > 0;

export function readDraft(key: string): Draft {
  const known = drafts.get(key);
  if (known) return known;
  let stored = EMPTY;
  try {
    stored = { ...EMPTY, ...JSON.parse(recall(key) ?? '{}') };
  } catch {
    // Not ours or damaged: as if there were none.
  }
  drafts.set(key, stored);
  return stored;
}

export function writeDraft(key: string, change: Partial<Draft>) {
  drafts.set(key, { ...readDraft(key), ...change });
  unsaved.add(key);
  timer ??= setTimeout(saveDrafts, SAVE_WITHIN);
  notify(key);
}

export function clearDraft(key: string) {
  drafts.set(key, EMPTY);
  unsaved.delete(key);
  remember(key, null);
  notify(key);
}

export function saveDrafts() {
  clearTimeout(timer);
  timer = undefined;
  for (const key of unsaved) {
    const draft = { ...readDraft(key), savedAt: Date.now() };
    drafts.set(key, draft);
    remember(key, hasContent(draft) || draft.cc !== null || draft.to !== null ? JSON.stringify(draft) : null);
    notify(key);
  }
  unsaved.clear();
}

window.addEventListener('pagehide', saveDrafts);

function notify(key: string) {
  for (const listener of listeners.get(key) ?? []) listener();
}

export function useDraft(key: string): Draft {
  const subscribe = useCallback(
    (listener: () => void) => {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(listener));
      return () => {
        set.delete(listener);
      };
    },
    [key],
  );
  return useSyncExternalStore(subscribe, () => readDraft(key));
}
