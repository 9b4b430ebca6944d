import { orNull, z } from '@/lib/schema';
import { PRIORITIES, STATUSES } from '@/live/ticket-row';

export const METRICS = ['first_response', 'next_response', 'resolution'] as const;
export type Metric = (typeof METRICS)[number];
/** The most pressing first: people begin there. */
export const URGENT_FIRST = [...PRIORITIES].reverse();
export type Priority = (typeof PRIORITIES)[number];
export const FIELDS = ['channel', 'team', 'category', 'tags', 'priority', 'tier', 'organisation'] as const;
export type Condition = (typeof FIELDS)[number];
/** In which a promise can wait; what is done does not. */
export const WAITING = STATUSES.filter((status) => status !== 'resolved' && status !== 'closed');

const conditionsSchema = z.partialRecord(z.enum(FIELDS), z.array(z.string()));
const targetsSchema = z.partialRecord(z.enum(PRIORITIES), z.partialRecord(z.enum(METRICS), z.number()));

/** One version of it, as it is written. */
export const sheetSchema = z.object({
  name: z.string(),
  active: z.boolean(),
  conditions: conditionsSchema,
  targets: targetsSchema,
  chatTargets: orNull(targetsSchema),
  warnAt: z.number(),
  pauses: z.partialRecord(z.enum(METRICS), z.array(z.enum(STATUSES))),
  calendar: orNull(z.string()),
});

export type Sheet = z.infer<typeof sheetSchema>;
export type Conditions = Sheet['conditions'];
export type Targets = Sheet['targets'];
export type Pauses = Sheet['pauses'];

const overlapSchema = z.object({
  kind: z.enum(['never', 'partly', 'exception']),
  with: z.array(z.string()),
  on: conditionsSchema,
});
export type Overlap = z.infer<typeof overlapSchema>;

export const authorSchema = orNull(z.object({ id: z.string(), name: z.string() }));

export const policySchema = z.extend(sheetSchema, {
  id: z.string(),
  version: z.number(),
  rank: z.number(),
  at: z.string(),
  by: authorSchema,
  overlaps: z.array(overlapSchema),
});
export type Policy = z.infer<typeof policySchema>;

export const versionSchema = z.object({
  version: z.number(),
  at: z.string(),
  by: authorSchema,
  sheet: sheetSchema,
  changes: z.record(z.string(), z.object({ from: z.unknown(), to: z.unknown() })),
});
export type Version = z.infer<typeof versionSchema>;

/** A new one: switched off until somebody has looked at it, and only resolution waits for others. */
export const EMPTY: Sheet = {
  name: '',
  active: false,
  conditions: {},
  targets: {},
  chatTargets: null,
  warnAt: 80,
  pauses: { resolution: ['pending', 'on_hold'] },
  calendar: null,
};
