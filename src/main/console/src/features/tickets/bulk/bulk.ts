import { Problem } from '@/lib/http';
import { valueStore } from '@/lib/store';
import { type BulkChange, bulkChange, type Outcome, undoOperation } from '../api/bulk-change';
import { type QueueQuery, written } from '../filters';

/** So many at once that one sees it move, and few enough that it moves. */
const CHUNK = 100;

type Failure = { number: number; code: string };

/** The last change to many tickets: how far it is, what it left, how to take it back. It outlives the list it came from. */
export type Bulk = {
  state: 'changing' | 'changed' | 'undoing' | 'undone';
  done: number;
  /** Null while nobody knows. */
  total: number | null;
  failed: Failure[];
  operations: string[];
  /** What stopped it half-way, if something did. */
  stopped: Problem | null;
};

export const bulkStore = valueStore<Bulk | null>(null);

const NONE: Bulk = { state: 'changing', done: 0, total: 0, failed: [], operations: [], stopped: null };

const failures = (items: Outcome[]): Failure[] =>
  items.flatMap(({ number, ok, code }) => (ok ? [] : [{ number, code: code ?? 'unknown' }]));

/** Adds what became of some of them. */
const add = (bulk: Bulk, items: Outcome[], operation?: string): Bulk => ({
  ...bulk,
  done: bulk.done + items.length,
  failed: [...bulk.failed, ...failures(items)],
  operations: operation ? [...bulk.operations, operation] : bulk.operations,
});

const asProblem = (error: unknown) => (error instanceof Problem ? error : new Problem(500, 'unavailable'));

/** Changes these tickets, part by part; answers which are still to be changed: those that refused, and those never reached. */
export async function changeNumbers(numbers: readonly number[], change: BulkChange): Promise<number[]> {
  let bulk: Bulk = { ...NONE, total: numbers.length };
  bulkStore.set(bulk);
  let left = numbers;
  try {
    while (left.length > 0) {
      const { operation, items } = await bulkChange({ numbers: left.slice(0, CHUNK) }, change, CHUNK);
      left = left.slice(CHUNK);
      bulk = add(bulk, items, operation);
      bulkStore.set(bulk);
    }
  } catch (error) {
    bulk = { ...bulk, stopped: asProblem(error) };
  }
  bulkStore.set({ ...bulk, state: 'changed' });
  return [...bulk.failed.map((each) => each.number), ...left];
}

/** Changes every ticket of a list, shown or not. */
export async function changeAll({ view, ...rest }: QueueQuery, change: BulkChange): Promise<number[]> {
  const { sort: _, ...query } = Object.fromEntries(written(rest));
  let bulk: Bulk = { ...NONE, total: null };
  bulkStore.set(bulk);
  let before: number | null = null;
  try {
    do {
      const answer: Awaited<ReturnType<typeof bulkChange>> = await bulkChange(
        { query: { ...query, view }, before },
        change,
        CHUNK,
      );
      before = answer.next;
      bulk = add(bulk, answer.items, answer.operation);
      bulkStore.set(bulk);
    } while (before !== null);
  } catch (error) {
    bulk = { ...bulk, stopped: asProblem(error) };
  }
  bulkStore.set({ ...bulk, state: 'changed' });
  return bulk.failed.map((each) => each.number);
}

/** Takes the last change back, the latest part first. */
export async function undoBulk() {
  const last = bulkStore.get();
  if (last?.state !== 'changed' || last.operations.length === 0) return;
  let bulk: Bulk = { ...NONE, state: 'undoing', total: last.done - last.failed.length };
  bulkStore.set(bulk);
  for (const operation of last.operations.toReversed()) {
    try {
      bulk = add(bulk, await undoOperation(operation));
      bulkStore.set(bulk);
    } catch (error) {
      bulk = { ...bulk, stopped: asProblem(error) };
    }
  }
  bulkStore.set({ ...bulk, state: 'undone' });
}
