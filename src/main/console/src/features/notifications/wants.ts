import { getPreference } from '@/lib/preferences';

/** What one may be told of. `team`, a new ticket nobody has, is told by the queue itself and only ever rings. */
export const KINDS = [
  'assigned',
  'mentioned',
  'answered',
  'failed',
  'woke',
  'due_soon',
  'overdue',
  'callback',
  'invited',
  'team',
] as const;
export type Kind = (typeof KINDS)[number];
export const WAYS = ['console', 'sound', 'desktop', 'mail'] as const;
export type Way = (typeof WAYS)[number];

/** Sound for what waits for this person, and not for everything that moves. */
const SILENT: Kind[] = ['invited', 'team'];

type Chosen = Record<string, unknown> | undefined;

export function wants(kind: string, way: Way, chosen: Chosen = getPreference('notifications')): boolean {
  const own = chosen?.[kind];
  if (typeof own === 'object' && own !== null && way in own) return (own as Record<string, unknown>)[way] === true;
  // As Notifications.java has it.
  if (way === 'mail') return kind === 'overdue';
  if (way === 'console') return kind !== 'team';
  return way === 'sound' && !SILENT.includes(kind as Kind);
}

export function withChoice(chosen: Chosen, kind: Kind, way: Way, on: boolean): Record<string, unknown> {
  const own = chosen?.[kind];
  return { ...chosen, [kind]: { ...(typeof own === 'object' ? own : {}), [way]: on } };
}
