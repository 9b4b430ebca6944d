import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { MailboxBody } from '../form/draft';
import { mailboxSchema } from '../mailbox';
import { mailboxesQuery } from './list-mailboxes';

/** Makes the mailbox, or changes what is named of the one of this key; it is open within a moment. */
export function useSaveMailbox(key: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Partial<MailboxBody>) =>
      request(key === null ? '/channel-accounts' : `/channel-accounts/${key}`, {
        method: key === null ? 'POST' : 'PATCH',
        body,
        schema: mailboxSchema,
      }),
    // The list is not on the screen now; where it shows next, the mailbox is in it.
    onSuccess: () => client.invalidateQueries({ queryKey: mailboxesQuery.queryKey, refetchType: 'all' }),
    // A secret is forgotten together with its form.
    gcTime: 0,
  });
}
