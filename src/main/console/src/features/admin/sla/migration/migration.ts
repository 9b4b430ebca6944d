import type * as zod from 'zod/mini';
import { orNull, z } from '@/lib/schema';
import { METRICS, PROMISE_STATES } from '@/live/promise';
import { authorSchema } from '../policy';

const state = orNull(z.enum(PROMISE_STATES));

const changeSchema = z.object({
  ticket: z.number(),
  metric: z.enum(METRICS),
  /** Null while it stands still, or if it is not promised. */
  dueBefore: orNull(z.string()),
  dueAfter: orNull(z.string()),
  /** Null: not promised. */
  stateBefore: state,
  stateAfter: state,
});

/** `changes`: of the first hundred tickets, and of those that something changes for. */
const previewSchema = z.object({ target: z.string(), tickets: z.number(), changes: z.array(changeSchema) });

export const moveSchema = z.object({
  id: z.string(),
  version: z.number(),
  at: z.string(),
  by: authorSchema,
  total: z.number(),
  moved: z.number(),
  failed: z.number(),
  failures: z.array(z.number()),
  finishedAt: orNull(z.string()),
});

export const migrationSchema = z.object({ preview: orNull(previewSchema), latest: orNull(moveSchema) });

export type Change = zod.infer<typeof changeSchema>;
export type Preview = zod.infer<typeof previewSchema>;
export type Move = zod.infer<typeof moveSchema>;
export type MigrationStand = zod.infer<typeof migrationSchema>;

/** How many of the first are listed. */
export const LISTED = 100;

/** Where the address bar means the section of these. */
export const OLDER = 'older';
