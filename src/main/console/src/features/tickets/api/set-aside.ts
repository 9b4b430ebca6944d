import { request } from '@/lib/http';
import { keptDraftSchema, type Version } from './get-drafts';

/** Keeps a message that was taken back beside what is written by now. */
export const setAside = (ticket: number, kind: string, { attachments, ...version }: Version) =>
  request(`/tickets/${ticket}/drafts/${kind}/other`, {
    method: 'POST',
    body: { ...version, attachments: attachments.map((file) => file.id) },
    schema: keptDraftSchema,
  });
