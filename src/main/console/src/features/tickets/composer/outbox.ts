import { Problem } from '@/lib/http';
import { deliver, type Outcome, type Refusal } from './deliver';
import { type Held, noteDraft, readDraft, saveDrafts } from './drafts';
import { saySent, signedIn, waitingKeys } from './waiting';

/** The server knows a repeated attempt for 24 hours. After that nothing could tell whether it had arrived after all. */
const KNOWN_FOR = 20 * 60 * 60 * 1000;

/**
 * Sends what waits, one after the other, the oldest first, each under the key it had from the beginning. What is refused is held for
 * its writer to decide; what cannot be sent now ends the round. False if something has to wait on.
 */
export async function flush(user: string): Promise<boolean> {
  // Of two tabs one goes first; the other finds nothing to do.
  if (navigator.locks) return navigator.locks.request('tributary.outbox', () => sendAll(user));
  return sendAll(user);
}

async function sendAll(user: string) {
  let sent = 0;
  for (const key of waitingKeys(user)) {
    const outcome = signedIn() === user ? await sendOne(key) : 'later';
    if (outcome === 'later') return false;
    if (outcome === 'sent') saySent(++sent);
    else if (outcome) hold(key, outcome);
  }
  return true;
}

async function sendOne(key: string): Promise<Outcome | null> {
  const { attempt } = readDraft(key);
  if (!attempt) {
    // Given up a moment ago: what is kept does not say so yet.
    saveDrafts();
    return null;
  }
  if (Date.now() - attempt.at < KNOWN_FOR) return deliver(key, attempt);
  noteDraft(key, { attempt: null });
  return { error: new Problem(408, 'waited-too-long') };
}

/** Whether its writer looks or not, today or after a reload. */
function hold(key: string, refusal: Refusal) {
  noteDraft(key, { held: 'newer' in refusal ? refusal : heldBy(refusal.error) });
  saveDrafts();
}

const heldBy = (error: unknown): Held =>
  error instanceof Problem
    ? { status: error.status, code: error.code, params: error.params }
    : { status: 500, code: 'unavailable', params: {} };

export const refusalOf = (held: Held | null): Refusal | null => {
  if (!held) return null;
  return 'newer' in held ? held : { error: new Problem(held.status, held.code, held.params) };
};
