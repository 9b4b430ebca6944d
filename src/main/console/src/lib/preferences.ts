import { useSyncExternalStore } from 'react';
import { Problem, request } from './http';
import { z } from './schema';
import { recall, remember } from './storage';
import { valueStore } from './store';

/** How somebody likes their desk. The server takes these keys and no others (`Preference`). */
export type Preferences = {
  density?: string;
  view?: string;
  /** Order of each view, by the view's key. */
  sorts?: Record<string, string>;
  /** Keys of each command that has other than its own; empty for none. */
  shortcuts?: Record<string, string>;
  singleKeys?: boolean;
  holdSeconds?: 0 | 5 | 8 | 30;
  enterSends?: boolean;
  signature?: Record<string, string>;
  notifications?: Record<string, unknown>;
  sound?: boolean;
  zone?: string;
  panes?: Record<string, unknown>;
};
type Key = keyof Preferences;

/** What this browser knows of one person's preferences, and which of them the server has not taken yet. */
type Kept = { user: string | null; values: Preferences; unsent: Key[] };

const NOBODY: Kept = { user: null, values: {}, unsent: [] };
const LAST = 'preferences.of';
const place = (user: string) => `preferences.${user}`;

function read(user: string | null): Kept {
  if (!user) return NOBODY;
  try {
    return { ...NOBODY, ...JSON.parse(recall(place(user)) ?? '{}'), user };
  } catch {
    return { ...NOBODY, user };
  }
}

// Before the session is there the page already looks as its last user likes it.
const kept = valueStore<Kept>(read(recall(LAST)));
let sending: Promise<void> | null = null;

function keepAll(next: Kept) {
  if (next.user) {
    remember(LAST, next.user);
    remember(place(next.user), JSON.stringify({ values: next.values, unsent: next.unsent }));
  }
  kept.set(next);
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What the server says, except where this browser has something newer that is still on its way. */
export function adoptPreferences(user: string, said: Preferences) {
  const known = kept.get().user === user ? kept.get() : read(user);
  const values: Preferences = { ...said };
  for (const key of Object.keys({ ...known.values, ...said }) as Key[]) {
    // The same object as before where nothing changed: effects that depend on it stay quiet.
    if (known.unsent.includes(key) || same(known.values[key], said[key])) take(values, key, known.values[key]);
  }
  keepAll({ user, values, unsent: known.unsent });
  if (known.unsent.length > 0) void send();
}

function take<K extends Key>(values: Preferences, key: K, value: Preferences[K] | null) {
  if (value === undefined || value === null) delete values[key];
  else values[key] = value;
}

export const getPreference = <K extends Key>(key: K): Preferences[K] => kept.get().values[key];

export const usePreference = <K extends Key>(key: K): Preferences[K] =>
  useSyncExternalStore(kept.subscribe, () => getPreference(key));

/** For what is not a component. */
export const onPreferences = kept.subscribe;

/**
 * At once here, then on the server; what cannot be sent now goes with the next session. `null` forgets.
 * What the server refuses is taken back, and the promise says so.
 */
export function setPreference<K extends Key>(key: K, value: Preferences[K] | null): Promise<void> {
  const { user, values, unsent } = kept.get();
  const next = { ...values };
  take(next, key, value);
  keepAll({ user, values: next, unsent: [...unsent.filter((each) => each !== key), key] });
  return send();
}

/** One request at a time, each with everything that has not been taken yet: an older value never arrives last. */
async function send(): Promise<void> {
  while (sending) await sending.catch(() => {});
  const { user, values, unsent } = kept.get();
  if (!user || unsent.length === 0) return;
  const sent = Object.fromEntries(unsent.map((key) => [key, values[key] ?? null]));
  sending = deliver(user, sent);
  try {
    await sending;
  } finally {
    sending = null;
  }
}

const answerSchema = z.object({
  user: z.object({ id: z.string() }),
  preferences: z.record(z.string(), z.unknown()),
});

async function deliver(user: string, sent: Record<string, unknown>) {
  const settled = (key: Key) => same(kept.get().values[key] ?? null, sent[key]);
  const forgetUnsent = () => {
    if (kept.get().user !== user) return false;
    keepAll({ ...kept.get(), unsent: kept.get().unsent.filter((key) => !(key in sent) || !settled(key)) });
    return true;
  };
  try {
    const answer = await request('/session', { method: 'PATCH', body: { preferences: sent }, schema: answerSchema });
    if (forgetUnsent()) adoptPreferences(answer.user.id, answer.preferences as Preferences);
  } catch (error) {
    if (!(error instanceof Problem) || error.isNetwork || error.status >= 500 || error.status === 401) return;
    // It would be refused again and again: what the server has is what holds.
    if (forgetUnsent()) {
      const now = await request('/session', { schema: answerSchema });
      adoptPreferences(now.user.id, now.preferences as Preferences);
    }
    throw error;
  }
}

/** Between tests. */
export function forgetPreferences() {
  kept.set(NOBODY);
}
