import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { mailboxSchema } from '../mailbox';

export const mailboxesQuery = queryOptions({
  queryKey: ['mailboxes'],
  queryFn: async ({ signal }) =>
    (await request('/channel-accounts', { schema: listOf(mailboxSchema), signal })).items.filter(
      (each) => each.connector === 'email',
    ),
});

/** Asked again every few seconds: whoever looks at it waits for a mailbox to open, or to work again. */
export const useMailboxes = () => useQuery({ ...mailboxesQuery, refetchInterval: 5_000 });

/** Asked once, for what is edited then: as they are now, not as they were when last looked at. */
export const useMailboxesNow = () => useQuery({ ...mailboxesQuery, staleTime: 0 });
