import { request } from '@/lib/http';
import { queryClient } from '@/lib/query-client';
import type { Status } from '@/live/ticket-row';
import { type Message, messageSchema } from '../message';
import { messagesQuery } from './get-messages';

export type NewMessage = {
  kind: 'reply' | 'note';
  text: string;
  /** Plain addresses; nobody given: the customer. */
  to?: string[];
  cc?: string[];
  attachments?: string[];
  /** Colleagues a note names. */
  mentions?: string[];
  base?: string;
  holdSeconds?: number;
  status?: Status;
  /** The draft it was, which goes with it. */
  draft?: { writer: string; turn: number; rev: number };
};

/** A server that has not answered by then is taken for one that cannot be reached. */
const PATIENCE = 20_000;

/** `key` makes a repeated attempt harmless; a changed message needs a new one. 409 `newer-message` carries that message. */
export const sendMessage = (number: number, message: NewMessage, key: string) =>
  request(`/tickets/${number}/messages`, {
    method: 'POST',
    body: message,
    headers: { 'Idempotency-Key': key },
    schema: messageSchema,
    signal: AbortSignal.timeout(PATIENCE),
  });

/** Shows it at once. */
export function showSent(number: number, sent: Message) {
  const { queryKey } = messagesQuery(number);
  queryClient.setQueryData(queryKey, (known: Message[] | undefined) =>
    known && !known.some((message) => message.id === sent.id) ? [...known, sent] : known,
  );
  void queryClient.invalidateQueries({ queryKey });
  void queryClient.invalidateQueries({ queryKey: ['ticket', number] });
}
