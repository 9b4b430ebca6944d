import { request } from '@/lib/http';
import { keptDraftSchema } from './get-drafts';

export type DraftForm = {
  text: string;
  to: string | null;
  cc: string | null;
  attachments: string[];
  base?: string;
  /** This browser, the moment of its last stroke, and the rev it knew. */
  writer: string;
  turn: number;
  rev: number;
  other?: 'keep' | 'drop' | 'swap';
};

/** Answers with what is kept now: nothing, if this had been sent already. */
export const saveDraft = (ticket: number, kind: string, form: DraftForm, keepalive: boolean) =>
  request(`/tickets/${ticket}/drafts/${kind}`, { method: 'PUT', body: form, schema: keptDraftSchema, keepalive });
