import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
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

/** `key` makes a repeated attempt harmless; a changed message needs a new one. 409 `newer-message` carries that message. */
export const sendMessage = (number: number, message: NewMessage, key: string) =>
  request(`/tickets/${number}/messages`, {
    method: 'POST',
    body: message,
    headers: { 'Idempotency-Key': key },
    schema: messageSchema,
  });

export function useSendMessage() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ number, message, key }: { number: number; message: NewMessage; key: string }) =>
      sendMessage(number, message, key),
    onSuccess: (sent, { number }) => {
      const { queryKey } = messagesQuery(number);
      client.setQueryData(queryKey, (known: Message[] | undefined) =>
        known && !known.some((message) => message.id === sent.id) ? [...known, sent] : known,
      );
      void client.invalidateQueries({ queryKey });
      void client.invalidateQueries({ queryKey: ['ticket', number] });
    },
  });
}
