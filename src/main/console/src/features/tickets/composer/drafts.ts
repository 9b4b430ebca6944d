import { useCallback, useSyncExternalStore } from 'react';
import { recall, remember } from '@/lib/storage';
import type { Version } from '../api/get-drafts';
import type { NewMessage } from '../api/send-message';
import type { Message } from '../message';
import { isEmpty, lookAgain, waits } from './waiting';

export type Kind = 'reply' | 'note';
/**
 * An attempt to send whose fate is unknown: repeated to the letter, under its own key, it does no harm. `waiting`: to be repeated by
 * itself, in the order of `at`; `unsure`: by its writer.
 */
export type Attempt = {
  written: string;
  message: NewMessage;
  key: string;
  at: number;
  state: 'sending' | 'waiting' | 'unsure';
};
/** Why what waited was not sent when its time came. */
export type Held = { newer: Message } | { status: number; code: string; params: Record<string, unknown> };

/** Nobody named in `to` or `cc`: as the ticket has it. */
export type Draft = Version & {
  savedAt: number | null;
  /** The moment of the last stroke, and whether the server has yet to hear of it; `rev` is what it said last. */
  turn: number;
  dirty: boolean;
  rev: number;
  /** What another browser had written, and what shall become of it. */
  other: Version | null;
  fate?: 'drop' | 'swap';
  attempt: Attempt | null;
  held: Held | null;
};

export const EMPTY: Draft = {
  text: '',
  to: null,
  cc: null,
  attachments: [],
  savedAt: null,
  turn: 0,
  dirty: false,
  rev: 0,
  other: null,
  attempt: null,
  held: null,
};
const SAVE_WITHIN = 250;

const drafts = new Map<string, Draft>();
const listeners = new Map<string, Set<() => void>>();
const unsaved = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let lastTurn = 0;
let onEdit: (key: string) => void = () => {};

/** Who is told of each stroke. */
export const whenEdited = (handler: (key: string) => void) => {
  onEdit = handler;
};

/** A moment later than every one before, by this browser's clock. */
export const nextTurn = () => {
  lastTurn = Math.max(lastTurn + 1, Date.now());
  return lastTurn;
};

/** Nobody else's draft, and no other ticket's or kind's: a note can never turn into a reply. */
export const draftKey = (user: string, ticket: number, kind: Kind) => `draft.${user}.${ticket}.${kind}`;

type Written = Pick<Draft, 'text' | 'attachments'>;
export const hasContent = (draft: Written) => draft.text.trim() !== '' || draft.attachments.length > 0;

function stored(key: string): Draft {
  try {
    const kept = JSON.parse(recall(key) ?? 'null');
    if (!kept) return EMPTY;
    const draft = { ...EMPTY, dirty: true, ...kept };
    return waits(draft) ? { ...draft, attempt: { ...draft.attempt, state: 'waiting' } } : draft;
  } catch {
    // Not ours or damaged: as if there were none.
    return EMPTY;
  }
}

export function readDraft(key: string): Draft {
  const known = drafts.get(key) ?? stored(key);
  drafts.set(key, known);
  return known;
}

/** What somebody writes: kept here at once, and on the server soon. What was to go by itself does not go other than it was sent. */
export function writeDraft(key: string, change: Partial<Draft>) {
  const { attempt } = readDraft(key);
  noteDraft(key, {
    ...change,
    ...(attempt && { attempt: { ...attempt, state: 'unsure' } }),
    turn: nextTurn(),
    dirty: true,
  });
  onEdit(key);
}

/** What one learns of a draft, without anybody having written. */
export function noteDraft(key: string, change: Partial<Draft>) {
  drafts.set(key, { ...readDraft(key), ...change });
  unsaved.add(key);
  timer ??= setTimeout(saveDrafts, SAVE_WITHIN);
  notify(key);
}

/** Sent or thrown away. What another browser had written is not. */
export function clearDraft(key: string) {
  const { rev, other } = readDraft(key);
  drafts.set(key, { ...EMPTY, rev, other });
  unsaved.delete(key);
  remember(key, null);
  lookAgain();
  notify(key);
}

const worthKeeping = (draft: Draft) =>
  hasContent(draft) || draft.cc !== null || draft.to !== null || draft.other !== null || draft.dirty;

export function saveDrafts() {
  clearTimeout(timer);
  timer = undefined;
  let concerned = !isEmpty();
  for (const key of unsaved) {
    const draft = { ...readDraft(key), savedAt: Date.now() };
    drafts.set(key, draft);
    concerned ||= draft.attempt !== null || draft.held !== null;
    remember(key, worthKeeping(draft) ? JSON.stringify(draft) : null);
    notify(key);
  }
  unsaved.clear();
  if (concerned) lookAgain();
}

window.addEventListener('pagehide', saveDrafts);
// The same ticket in another tab: one draft.
window.addEventListener('storage', ({ key }) => {
  const name = key?.replace(/^tributary\./, '') ?? '';
  if (!drafts.has(name) || unsaved.has(name)) return;
  drafts.set(name, stored(name));
  notify(name);
});

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
