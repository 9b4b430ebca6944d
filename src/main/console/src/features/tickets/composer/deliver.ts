import { Problem } from '@/lib/http';
import { queryClient } from '@/lib/query-client';
import { getMessage } from '../api/get-message';
import { draftsQuery } from '../api/list-drafts';
import { sendMessage, showSent } from '../api/send-message';
import { answered } from '../claim/answered';
import { type Message, messageSchema } from '../message';
import { markSeen } from '../thread/seen';
import { type Attempt, clearDraft, noteDraft, readDraft, saveDrafts } from './drafts';
import { signedIn } from './waiting';

export type Refusal = { newer: Message } | { error: unknown };
export type Outcome = 'sent' | 'later' | Refusal;

/** Nobody can be reached who could take it, or nobody is signed in any more. */
const isAway = (error: unknown) =>
  error instanceof Problem && (error.isNetwork || error.status >= 502 || error.status === 401);

/** A refusal has had no effect; of anything else we cannot know. */
const isRefusal = (error: unknown) => error instanceof Problem && error.status >= 400 && error.status < 500;

/** Tries what stands ready in a draft, as whoever wrote it. What was written goes away only once the server has it. */
export async function deliver(draftKey: string, attempt: Attempt): Promise<Outcome> {
  const [, user, ticket] = draftKey.split('.');
  const number = Number(ticket);
  try {
    if (signedIn() !== user) throw new Problem(401, 'unauthenticated');
    const sent = await sendMessage(number, attempt.message, attempt.key);
    markSeen(number, sent.id);
    // In another tab it may have gone out before, and something new be begun.
    if (readDraft(draftKey).attempt?.key === attempt.key) clearDraft(draftKey);
    showSent(number, sent);
    void queryClient.invalidateQueries(draftsQuery);
    if (attempt.message.kind === 'reply') answered.set(number);
    return 'sent';
  } catch (error) {
    if (isAway(error)) return keep(draftKey, { ...attempt, state: 'waiting' }, 'later');
    const newer = await newerMessage(error).catch(() => null);
    return keep(draftKey, isRefusal(error) ? null : { ...attempt, state: 'unsure' }, newer ? { newer } : { error });
  }
}

/** Also if the page does not live to hear more. */
function keep(draftKey: string, attempt: Attempt | null, outcome: Outcome) {
  noteDraft(draftKey, { attempt });
  saveDrafts();
  return outcome;
}

/** The message that was faster, which the refusal carries or at least names. */
async function newerMessage(error: unknown): Promise<Message | null> {
  if (!(error instanceof Problem) || error.code !== 'newer-message') return null;
  const { message } = error.params;
  return typeof message === 'string' ? getMessage(message) : messageSchema.parse(message);
}
