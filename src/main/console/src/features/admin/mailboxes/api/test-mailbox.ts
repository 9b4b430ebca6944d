import { useMutation } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { bodyOf, type Draft } from '../draft';
import { trialSchema } from '../mailbox';

/** Signs in at both servers and sends nothing; an empty secret is the stored one. */
export const useTestMailbox = (key: string | null) =>
  useMutation({
    mutationFn: (draft: Draft) =>
      request('/channel-accounts:test', { method: 'POST', body: { ...bodyOf(draft), key }, schema: trialSchema }),
  });
