import { useEffect } from 'react';
import { Problem } from '@/lib/http';
import { queryClient } from '@/lib/query-client';
import { sessionQuery } from '@/lib/session';
import { recall, remember } from '@/lib/storage';
import { getDrafts, type KeptDraft } from '../api/get-drafts';
import { draftsQuery } from '../api/list-drafts';
import { saveDraft } from '../api/save-draft';
import { lastSeen } from '../thread/seen';
import { type Draft, draftKey, EMPTY, hasContent, type Kind, noteDraft, readDraft, whenEdited } from './drafts';

const WITHIN = 1500;
const AGAIN = 5000;

/** This browser, by which the server tells a late save from another one's. */
export const writer = recall('writer') ?? crypto.randomUUID();
remember('writer', writer);

const timers = new Map<string, ReturnType<typeof setTimeout>>();
const running = new Map<string, Promise<void>>();
const heardAt = new Map<string, number>();

whenEdited((key) => syncSoon(key, WITHIN));

function syncSoon(key: string, within: number) {
  if (timers.has(key)) return;
  timers.set(
    key,
    setTimeout(() => void syncDraft(key), within),
  );
}

/** Tells the server what is written, one save at a time. */
export async function syncDraft(key: string, keepalive = false): Promise<void> {
  clearTimeout(timers.get(key));
  timers.delete(key);
  // A page that goes away cannot wait; the turn says which of two is the later.
  if (!keepalive) while (running.has(key)) await running.get(key);
  const draft = readDraft(key);
  if (!draft.dirty) return;
  const [, user, ticket, kind] = key.split('.');
  if (queryClient.getQueryData(sessionQuery.queryKey)?.user.id !== user) return;
  const save = deliver(key, Number(ticket), kind as Kind, draft, keepalive).finally(() => running.delete(key));
  running.set(key, save);
  await save;
}

async function deliver(key: string, ticket: number, kind: Kind, draft: Draft, keepalive: boolean) {
  const { text, to, cc, turn, rev, fate } = draft;
  const attachments = draft.attachments.map((file) => file.id);
  const form = {
    text,
    to,
    cc,
    attachments,
    base: lastSeen(ticket),
    writer,
    turn,
    rev,
    other: fate ?? ('keep' as const),
  };
  try {
    const kept = await saveDraft(ticket, kind, form, keepalive);
    heardAt.set(key, performance.now());
    const edited = readDraft(key).turn !== turn;
    noteDraft(key, {
      rev: kept.rev,
      other: kept.other,
      fate: undefined,
      ...(!edited && { dirty: false, ...contentOf(kept) }),
    });
    if (edited) syncSoon(key, WITHIN);
    if (hasContent(draft) !== isListed(ticket)) void queryClient.invalidateQueries(draftsQuery);
  } catch (error) {
    // Out of sight, or not to be stored: it stays here, and its writer can still copy it.
    const refused = error instanceof Problem && [400, 403, 404, 413].includes(error.status);
    if (!refused && !keepalive) syncSoon(key, AGAIN);
  }
}

const contentOf = ({ text, to, cc, attachments }: KeptDraft) => ({ text, to, cc, attachments });
const isListed = (ticket: number) =>
  queryClient.getQueryData(draftsQuery.queryKey)?.some((draft) => draft.ticket === ticket) === true;

/** What the server keeps, where nothing newer is written here. */
async function refresh(user: string, ticket: number) {
  const asked = performance.now();
  const all = await getDrafts(ticket).catch(() => null);
  if (!all) return;
  for (const kind of ['reply', 'note'] as const) {
    const key = draftKey(user, ticket, kind);
    const here = readDraft(key);
    if (running.has(key) || (heardAt.get(key) ?? 0) > asked) continue;
    const kept = all.find((each) => each.kind === kind);
    if (here.dirty) {
      if (kept?.other) noteDraft(key, { other: kept.other });
      void syncDraft(key);
    } else if (here.attempt?.state === 'waiting') continue;
    else if (kept) noteDraft(key, { ...contentOf(kept), rev: kept.rev, other: kept.other });
    else if (here.rev > 0) noteDraft(key, EMPTY);
  }
}

/** Keeps the drafts of the open ticket and the server's at one, also when another browser has written meanwhile. */
export function useDraftSync(user: string, ticket: number) {
  useEffect(() => {
    void refresh(user, ticket);
    const back = () => document.hidden || void refresh(user, ticket);
    const leave = () => {
      for (const kind of ['reply', 'note'] as const) void syncDraft(draftKey(user, ticket, kind), true);
    };
    window.addEventListener('focus', back);
    document.addEventListener('visibilitychange', back);
    window.addEventListener('pagehide', leave);
    return () => {
      leave();
      window.removeEventListener('focus', back);
      document.removeEventListener('visibilitychange', back);
      window.removeEventListener('pagehide', leave);
    };
  }, [user, ticket]);
}
