import { readDuration } from '../duration';
import { METRICS, type Metric, type Priority, type Sheet, type Targets, URGENT_FIRST } from '../policy';

/** Targets as they are typed. */
export type Typed = Record<Priority, Record<Metric, string>>;

/** A policy while somebody writes it. */
export type Draft = Omit<Sheet, 'targets' | 'chatTargets' | 'warnAt'> & {
  targets: Typed;
  chat: boolean;
  chatTargets: Typed;
  warnAt: string;
};

const typed = (targets: Targets, words: (seconds: number) => string): Typed =>
  byPriority((priority) =>
    byMetric((metric) => {
      const seconds = targets[priority]?.[metric];
      return seconds === undefined ? '' : words(seconds);
    }),
  );

const byPriority = <T>(make: (priority: Priority) => T) =>
  Object.fromEntries(URGENT_FIRST.map((priority) => [priority, make(priority)])) as Record<Priority, T>;
const byMetric = <T>(make: (metric: Metric) => T) =>
  Object.fromEntries(METRICS.map((metric) => [metric, make(metric)])) as Record<Metric, T>;

export const draftOf = (sheet: Sheet, words: (seconds: number) => string): Draft => ({
  ...sheet,
  targets: typed(sheet.targets, words),
  chat: sheet.chatTargets !== null,
  chatTargets: typed(sheet.chatTargets ?? {}, words),
  warnAt: String(sheet.warnAt),
});

const WRONG = Symbol('wrong');

/** What is empty is not promised. */
function read(targets: Typed): Targets | typeof WRONG {
  const said: Targets = {};
  for (const priority of URGENT_FIRST) {
    const each: Partial<Record<Metric, number>> = {};
    for (const metric of METRICS) {
      const text = targets[priority][metric].trim();
      if (text === '') continue;
      const seconds = readDuration(text);
      if (seconds === null) return WRONG;
      each[metric] = seconds;
    }
    if (Object.keys(each).length > 0) said[priority] = each;
  }
  return said;
}

export type Wrong = 'name' | 'targets' | 'warnAt';

/** The policy, or what about it cannot be read yet. */
export function sheetOf(draft: Draft): { sheet: Sheet } | { wrong: Wrong } {
  const { chat, targets: _, chatTargets: __, warnAt: ___, ...rest } = draft;
  const name = draft.name.trim();
  const targets = read(draft.targets);
  const chatTargets = chat ? read(draft.chatTargets) : null;
  const warnAt = Number(draft.warnAt.normalize('NFKC').replace(/%|\s/g, '') || Number.NaN);
  if (name === '') return { wrong: 'name' };
  if (targets === WRONG || chatTargets === WRONG) return { wrong: 'targets' };
  if (!Number.isInteger(warnAt) || warnAt < 1 || warnAt > 99) return { wrong: 'warnAt' };
  return { sheet: { ...rest, name, targets, chatTargets, warnAt } };
}

/** What of it is different. */
export const patchOf = (before: Sheet, after: Sheet): Partial<Sheet> =>
  Object.fromEntries(
    Object.entries(after).filter(([field, value]) => ordered(value) !== ordered(before[field as keyof Sheet])),
  );

/** The same where only the order differs. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, each) => {
    if (Array.isArray(each)) return [...each].sort();
    if (typeof each !== 'object' || each === null) return each;
    const filled = Object.entries(each).filter(([, of]) => !Array.isArray(of) || of.length > 0);
    return Object.fromEntries(filled.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
