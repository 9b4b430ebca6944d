import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { Message } from '../message';
import { messagesQuery } from './get-messages';

/** Sends a failed reply again; 409 `not-failed` if there is nothing to repeat. */
export function useRetryMessage(number: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (message: Message) => request(`/messages/${message.id}/retry`, { method: 'POST' }),
    onSettled: () => client.invalidateQueries({ queryKey: messagesQuery(number).queryKey }),
  });
}
