import { useRef, useState } from 'react';
import { Problem } from '@/lib/http';
import { getPreference } from '@/lib/preferences';
import { useLive } from '@/live/live-context';
import { getMessage } from '../api/get-message';
import { type NewMessage, useSendMessage } from '../api/send-message';
import { answered } from '../claim/answered';
import { type Message, messageSchema } from '../message';
import { lastSeen, markSeen } from '../thread/seen';
import { clearDraft, type Kind } from './drafts';

const HOLD_SECONDS = 8;

type Content = Pick<NewMessage, 'text' | 'to' | 'cc' | 'attachments'>;
export type Refusal = { newer: Message } | { error: unknown };
export type SendHow = { resolve?: boolean; despite?: Message };

/** A refusal has had no effect; of anything else we cannot know. */
const isRefusal = (error: unknown) => error instanceof Problem && error.status >= 400 && error.status < 500;

/** Sends one ticket's reply or note. What was written goes away only once the server has it. */
export function useSend(number: number, kind: Kind, draftKey: string) {
  const mutation = useSendMessage();
  const { presence } = useLive();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const attempt = useRef<{ written: string; message: NewMessage; key: string } | null>(null);

  const send = async (content: Content, { resolve, despite }: SendHow) => {
    if (mutation.isPending) return;
    setRefusal(null);
    const written = JSON.stringify([content, resolve]);
    // An attempt whose fate is unknown is repeated to the letter, under its own key; anything else is a message of its own.
    if (attempt.current?.written !== written) {
      const base = despite?.id ?? lastSeen(number);
      const message: NewMessage = {
        kind,
        ...content,
        ...(kind === 'reply' && { base, holdSeconds: getPreference('holdSeconds') ?? HOLD_SECONDS }),
        ...(resolve && { status: 'resolved' }),
      };
      attempt.current = { written, message, key: crypto.randomUUID() };
    }
    try {
      const sent = await mutation.mutateAsync({ number, message: attempt.current.message, key: attempt.current.key });
      attempt.current = null;
      markSeen(number, sent.id);
      clearDraft(draftKey);
      presence.rest();
      if (kind === 'reply') answered.set(number);
    } catch (error) {
      if (isRefusal(error)) attempt.current = null;
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
