import { useState } from 'react';
import { getPreference } from '@/lib/preferences';
import { useLive } from '@/live/live-context';
import type { NewMessage } from '../api/send-message';
import type { Message } from '../message';
import { lastSeen } from '../thread/seen';
import { deliver, type Refusal } from './deliver';
import { syncDraft, writer } from './draft-sync';
import { type Kind, nextTurn, noteDraft, readDraft, saveDrafts } from './drafts';

const HOLD_SECONDS = 8;

type Content = Pick<NewMessage, 'text' | 'to' | 'cc' | 'attachments' | 'mentions'>;
export type SendHow = { resolve?: boolean; despite?: Message };

/** Sends one ticket's reply or note, or lets it wait until somebody can be reached. */
export function useSend(number: number, kind: Kind, draftKey: string) {
  const { presence } = useLive();
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const send = async (content: Content, { resolve, despite }: SendHow) => {
    if (sending) return;
    setRefusal(null);
    const written = JSON.stringify([content, resolve]);
    // An attempt whose fate is unknown is repeated to the letter, under its own key; anything else is a message of its own.
    let { attempt } = readDraft(draftKey);
    if (attempt?.written !== written) {
      const at = nextTurn();
      const base = despite?.id ?? lastSeen(number);
      const message: NewMessage = {
        kind,
        ...content,
        ...(kind === 'reply' && { base, holdSeconds: getPreference('holdSeconds') ?? HOLD_SECONDS }),
        ...(resolve && { status: 'resolved' }),
        draft: { writer, turn: at, rev: readDraft(draftKey).rev },
      };
      attempt = { written, message, key: crypto.randomUUID(), at, state: 'sending' };
    }
    // Also if the page does not live to hear the answer.
    noteDraft(draftKey, { attempt: { ...attempt, state: 'sending' }, held: null });
    saveDrafts();
    setSending(true);
    const outcome = await deliver(draftKey, attempt);
    setSending(false);
    if (outcome === 'sent') presence.rest();
    else {
      if (outcome !== 'later') setRefusal(outcome);
      void syncDraft(draftKey);
    }
  };

  const dismiss = () => {
    setRefusal(null);
    noteDraft(draftKey, { held: null });
  };
  return { send, sending, refusal, dismiss };
}
