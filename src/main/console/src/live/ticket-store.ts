import type { Frame } from './frame';
import type { TicketRow } from './ticket-row';

/** `unread`: how many of its messages this person has not read, as the server said last. */
export type KnownRow = TicketRow & { preview: string | null; unread: number };
export type RowChange = { number: number; before: KnownRow | null; after: KnownRow | null; type: Frame['type'] };

/** Far more than any list shows; the oldest heard of go first. */
const MOST_ROWS = 5000;

/** Every ticket row this tab knows, newest revision wins, whether it came by request or by frame. */
export class TicketStore {
  private readonly rows = new Map<number, KnownRow>();
  private readonly listeners = new Map<number, Set<() => void>>();
  private readonly changeListeners = new Set<(changes: RowChange[]) => void>();

  get = (number: number): KnownRow | null => this.rows.get(number) ?? null;

  subscribe = (number: number, listener: () => void) => {
    const set = this.listeners.get(number) ?? new Set();
    this.listeners.set(number, set.add(listener));
    return () => {
      set.delete(listener);
      if (set.size === 0 && this.listeners.get(number) === set) this.listeners.delete(number);
    };
  };

  onChanges(listener: (changes: RowChange[]) => void) {
    this.changeListeners.add(listener);
    return () => {
      this.changeListeners.delete(listener);
    };
  }

  /** Rows as a request answered them. */
  ingest(rows: readonly KnownRow[]) {
    for (const row of rows) {
      const known = this.rows.get(row.number);
      if (known && known.rev > row.rev) continue;
      this.put(row);
    }
  }

  /** Rows as frames brought them, in the order of the feed. */
  apply(frames: readonly Frame[]) {
    const changes: RowChange[] = [];
    for (const frame of frames) {
      const before = this.get(frame.ticket);
      if (frame.type === 'gone') {
        this.drop(frame.ticket);
        changes.push({ number: frame.ticket, before, after: null, type: 'gone' });
        continue;
      }
      if (before && before.rev > frame.rev) continue;
      const after = { ...frame.row, preview: before?.preview ?? null, unread: before?.unread ?? 0 };
      this.put(after);
      changes.push({ number: frame.ticket, before, after, type: frame.type });
    }
    if (changes.length > 0) for (const listener of this.changeListeners) listener(changes);
  }

  /** What this person has read changes no ticket. */
  setUnread(counts: readonly { number: number; unread: number }[]) {
    for (const { number, unread } of counts) {
      const row = this.rows.get(number);
      if (row && row.unread !== unread) this.put({ ...row, unread });
    }
  }

  private put(row: KnownRow) {
    this.rows.delete(row.number);
    this.rows.set(row.number, row);
    this.notify(row.number);
    if (this.rows.size <= MOST_ROWS) return;
    for (const number of this.rows.keys()) {
      if (this.listeners.has(number)) continue;
      this.rows.delete(number);
      break;
    }
  }

  private drop(number: number) {
    if (this.rows.delete(number)) this.notify(number);
  }

  private notify(number: number) {
    for (const listener of this.listeners.get(number) ?? []) listener();
  }
}
