import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';
import { attachmentSchema } from '../message';

const versionSchema = z.object({
  text: z.string(),
  to: orNull(z.string()),
  cc: orNull(z.string()),
  attachments: z.array(attachmentSchema),
});
export type Version = z.infer<typeof versionSchema>;

export const keptDraftSchema = z.extend(versionSchema, {
  kind: z.enum(['reply', 'note']),
  rev: z.number(),
  savedAt: z.string(),
  other: orNull(versionSchema),
});
export type KeptDraft = z.infer<typeof keptDraftSchema>;

/** One's own drafts of this ticket, or of the one it became part of. */
export const getDrafts = async (ticket: number) =>
  (await request(`/tickets/${ticket}/drafts`, { schema: listOf(keptDraftSchema) })).items;
