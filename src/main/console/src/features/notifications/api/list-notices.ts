import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';

const noticeSchema = z.object({
  id: z.number(),
  kind: z.string(),
  ticket: z.number(),
  subject: z.string(),
  actor: orNull(z.string()),
  at: z.string(),
  read: z.boolean(),
});
const noticesSchema = z.object({
  items: z.array(noticeSchema),
  next: orNull(z.number()),
  unread: z.record(z.string(), z.number()),
});
export type Notice = z.infer<typeof noticeSchema>;
export type Notices = z.infer<typeof noticesSchema>;

export const noticesQuery = {
  queryKey: ['notices'],
  queryFn: () => request('/notifications', { schema: noticesSchema }),
  staleTime: Number.POSITIVE_INFINITY,
};

export const olderNotices = (cursor: number) => request(`/notifications?cursor=${cursor}`, { schema: noticesSchema });

export const useNotices = () => useQuery(noticesQuery).data;

/** Marks as read: everything up to a notice, or everything of a ticket. Best effort: unread, it is still there. */
export function useReadNotices() {
  const client = useQueryClient();
  return useCallback(
    (what: { upTo: number } | { ticket: number }) => {
      void request('/notifications/read', { method: 'POST', body: what, schema: noticesSchema }).then(
        (notices) => client.setQueryData(noticesQuery.queryKey, notices),
        () => {},
      );
    },
    [client],
  );
}
