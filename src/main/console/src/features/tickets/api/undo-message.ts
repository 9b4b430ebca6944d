import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { Message } from '../message';
import { messagesQuery } from './get-messages';

/** Takes a reply back while it is held; 409 `already-sent` after that. */
export function useUndoMessage(number: number) {
  const client = useQueryClient();
  const { queryKey } = messagesQuery(number);
  return useMutation({
    mutationFn: (message: Message) => request(`/messages/${message.id}`, { method: 'DELETE' }),
    onSuccess: (_, undone) => {
      client.setQueryData(queryKey, (known) => known?.filter((message) => message.id !== undone.id));
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}
