import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { bodyOf, type Draft } from '../draft';
import { mailboxSchema } from '../mailbox';
import { mailboxesQuery } from './list-mailboxes';

/** Makes the mailbox, or changes the one of this key; it is open within a moment. */
export function useSaveMailbox(key: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (draft: Draft) =>
      request(key === null ? '/channel-accounts' : `/channel-accounts/${key}`, {
        method: key === null ? 'POST' : 'PATCH',
        body: bodyOf(draft),
        schema: mailboxSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: mailboxesQuery.queryKey }),
  });
}
