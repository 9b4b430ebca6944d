import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '@/lib/http';
import { getPreference } from '@/lib/preferences';
import { useLive } from '@/live/live-context';
import { getMessage } from '../api/get-message';
import { draftsQuery } from '../api/list-drafts';
import { type NewMessage, useSendMessage } from '../api/send-message';
import { answered } from '../claim/answered';
import { type Message, messageSchema } from '../message';
import { lastSeen, markSeen } from '../thread/seen';
import { syncDraft, writer } from './draft-sync';
import { clearDraft, type Kind, nextTurn, noteDraft, readDraft, saveDrafts } from './drafts';

const HOLD_SECONDS = 8;

type Content = Pick<NewMessage, 'text' | 'to' | 'cc' | 'attachments' | 'mentions'>;
export type Refusal = { newer: Message } | { error: unknown };
export type SendHow = { resolve?: boolean; despite?: Message };

/** A refusal has had no effect; of anything else we cannot know. */
const isRefusal = (error: unknown) => error instanceof Problem && error.status >= 400 && error.status < 500;

/** Sends one ticket's reply or note. What was written goes away only once the server has it. */
export function useSend(number: number, kind: Kind, draftKey: string) {
  const mutation = useSendMessage();
  const client = useQueryClient();
  const { presence } = useLive();
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const send = async (content: Content, { resolve, despite }: SendHow) => {
    if (mutation.isPending) return;
    setRefusal(null);
    const written = JSON.stringify([content, resolve]);
    // An attempt whose fate is unknown is repeated to the letter, under its own key; anything else is a message of its own.
    let { attempt } = readDraft(draftKey);
    if (attempt?.written !== written) {
      const base = despite?.id ?? lastSeen(number);
      const message: NewMessage = {
        kind,
        ...content,
        ...(kind === 'reply' && { base, holdSeconds: getPreference('holdSeconds') ?? HOLD_SECONDS }),
        ...(resolve && { status: 'resolved' }),
        draft: { writer, turn: nextTurn(), rev: readDraft(draftKey).rev },
      };
      attempt = { written, message, key: crypto.randomUUID() };
      // Also if the page does not live to hear the answer.
      noteDraft(draftKey, { attempt });
      saveDrafts();
    }
    try {
      const sent = await mutation.mutateAsync({ number, message: attempt.message, key: attempt.key });
      markSeen(number, sent.id);
      clearDraft(draftKey);
      void client.invalidateQueries(draftsQuery);
      presence.rest();
      if (kind === 'reply') answered.set(number);
    } catch (error) {
      if (isRefusal(error)) noteDraft(draftKey, { attempt: null });
      else void syncDraft(draftKey);
      const newer = await newerMessage(error).catch(() => null);
      setRefusal(newer ? { newer } : { error });
    }
  };

  return { send, sending: mutation.isPending, refusal, dismiss: () => setRefusal(null) };
}

/** The message that was faster, which the refusal carries or at least names. */
async function newerMessage(error: unknown): Promise<Message | null> {
  if (!(error instanceof Problem) || error.code !== 'newer-message') return null;
  const { message } = error.params;
  return typeof message === 'string' ? getMessage(message) : messageSchema.parse(message);
}
