import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import type { MailboxBody } from '../form/draft';
import { trialSchema } from '../mailbox';

/** Signs in at both servers and sends nothing; a secret left out is the stored one. */
export const useTestMailbox = (key: string | null) =>
  useMutation({
    mutationFn: (body: MailboxBody) =>
      request('/channel-accounts:test', { method: 'POST', body: { ...body, key }, schema: trialSchema }),
    // A secret is forgotten together with its form.
    gcTime: 0,
  });
