import { request } from '@/lib/http';
import { orNull, z } from '@/lib/schema';
import type { Priority, Status } from '@/live/ticket-row';

/** What shall become of many tickets alike. */
export type BulkChange = {
  status?: Status;
  priority?: Priority;
  assignee?: string | null;
  team?: string | null;
  addTags?: string[];
  removeTags?: string[];
  snoozedUntil?: string | null;
};

const outcome = z.object({
  number: z.number(),
  ok: z.boolean(),
  code: orNull(z.string()),
  fields: z._default(z.array(z.string()), []),
});
export type Outcome = z.infer<typeof outcome>;

const answerSchema = z.object({ operation: z.string(), items: z.array(outcome), next: orNull(z.number()) });
const undoneSchema = z.object({ items: z.array(outcome) });

/** These tickets, or those of a list from its highest number down. */
export type BulkTarget = { numbers: readonly number[] } | { query: Record<string, string>; before: number | null };

export const bulkChange = (target: BulkTarget, change: BulkChange, limit: number) =>
  request('/tickets/bulk', { method: 'POST', body: { ...target, limit, change }, schema: answerSchema });

export const undoOperation = async (operation: string) =>
  (await request(`/operations/${operation}/undo`, { method: 'POST', schema: undoneSchema })).items;
