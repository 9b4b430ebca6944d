import { orNull, z } from '@/lib/schema';

export const METRICS = ['first_response', 'next_response', 'resolution'] as const;
/** The most pressing first. */
export const PROMISE_STATES = ['overdue', 'due_soon', 'running', 'paused', 'met'] as const;

export const promiseSchema = z.object({
  id: z.string(),
  metric: z.enum(METRICS),
  startedAt: z.string(),
  warnAt: orNull(z.string()),
  dueAt: orNull(z.string()),
  metAt: orNull(z.string()),
});

export type PromiseState = (typeof PROMISE_STATES)[number];
export type Metric = (typeof METRICS)[number];
export type TicketPromise = {
  id: string;
  metric: Metric;
  startedAt: string;
  warnAt: string | null;
  dueAt: string | null;
  metAt: string | null;
};

/** Told from its times, so that it is right at every moment, whether or not the server has said so yet. */
export function stateOf({ warnAt, dueAt, metAt }: TicketPromise, now: number): PromiseState {
  if (metAt) return 'met';
  if (!dueAt) return 'paused';
  if (Date.parse(dueAt) <= now) return 'overdue';
  return warnAt && Date.parse(warnAt) <= now ? 'due_soon' : 'running';
}

/** Of a ticket, what its list goes by; null if nothing is promised. */
export function mostPressing(promises: readonly TicketPromise[], now: number): TicketPromise | null {
  const rank = (promise: TicketPromise) => PROMISE_STATES.indexOf(stateOf(promise, now));
  const due = ({ dueAt }: TicketPromise) => (dueAt ? Date.parse(dueAt) : Number.POSITIVE_INFINITY);
  return promises.reduce<TicketPromise | null>((first, each) => {
    if (first === null) return each;
    const order = rank(each) - rank(first) || due(each) - due(first);
    return order < 0 ? each : first;
  }, null);
}

/** The next due time of those that run; null without any. */
export const nextDue = (promises: readonly TicketPromise[]): string | null =>
  promises
    .filter(({ metAt, dueAt }) => metAt === null && dueAt !== null)
    .map(({ dueAt }) => dueAt)
    .sort((one, other) => Date.parse(one ?? '') - Date.parse(other ?? ''))[0] ?? null;

/** Seconds to its due time, or since; of one that was met, how much too late. As exact as people read it. */
export function secondsOf({ dueAt, metAt }: TicketPromise, now: number): number {
  if (!dueAt) return 0;
  return coarse(Math.abs(Date.parse(dueAt) - (metAt ? Date.parse(metAt) : now)) / 1000);
}

/** Seconds in the last minute, minutes on the last day, then hours: nothing changes oftener than it can be read. */
function coarse(seconds: number) {
  const step = seconds < 60 ? 1 : seconds < 86_400 ? 60 : 3600;
  return Math.floor(seconds / step) * step;
}
