import { Problem } from '@/lib/http';
import type { FeedPage, Frame } from './frame';

export type FeedPorts = {
  page: (since: number) => Promise<FeedPage>;
  /** The position as of now, when ours has expired. */
  position: () => Promise<number>;
  apply: (frames: Frame[]) => void;
  /** Everything shown may be old: fetch it again. */
  reset: () => void;
  caughtUp: () => void;
};

/** Further behind than this many pages of 500, fetching what is on screen is cheaper than replaying. */
const MOST_PAGES = 2;

/**
 * Our place in the feed. Topics are filters on one sequence, so there is one position for all of them: everything up to
 * `complete` is known, and of what lies beyond we know which arrived. A frame (or heartbeat) that names a predecessor we have
 * not seen means something was missed, and the feed is asked for everything since `complete`.
 */
export class Feed {
  private complete: number;
  private newest: number;
  private readonly seen = new Set<number>();
  private waiting: Frame[] = [];
  private running: Promise<void> | null = null;
  private again = false;
  private failures = 0;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private round: { mark: number; heard: Set<string> };

  constructor(
    start: number,
    private readonly ports: FeedPorts,
  ) {
    this.complete = start;
    this.newest = start;
    this.round = { mark: start, heard: new Set() };
  }

  get seq() {
    return this.newest;
  }

  receive(frame: Frame, prev: number) {
    const missing = this.isMissing(prev);
    if (this.running || missing) this.waiting.push(frame);
    else this.accept([frame]);
    if (missing) void this.catchUp();
  }

  /** `topics` is how many we listen to: once all have confirmed their place, all before this round is complete. */
  heartbeat(topic: string, seq: number, topics: number) {
    if (this.isMissing(seq)) {
      void this.catchUp();
      return;
    }
    this.round.heard.add(topic);
    if (this.round.heard.size < topics) return;
    this.advance(this.round.mark);
    this.round = { mark: this.newest, heard: new Set() };
  }

  /** Asks for what was missed; calls while one is running are answered by one more run after it. */
  catchUp(): Promise<void> {
    clearTimeout(this.retry);
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.replay()
      .then(
        () => {
          this.failures = 0;
          this.ports.caughtUp();
        },
        () => this.tryLater(),
      )
      .finally(() => {
        this.running = null;
        this.accept(this.waiting.splice(0));
        if (this.again) {
          this.again = false;
          void this.catchUp();
        }
      });
    return this.running;
  }

  stop() {
    clearTimeout(this.retry);
  }

  private isMissing(seq: number) {
    return seq > this.complete && !this.seen.has(seq) && !this.waiting.some((frame) => frame.seq === seq);
  }

  private async replay() {
    for (let pages = 1; ; pages++) {
      const since = this.complete;
      const page = await this.ports.page(since).catch((error: unknown) => {
        if (error instanceof Problem && error.status === 410) return null;
        throw error;
      });
      if (page === null || page.seq < since) return this.startOver();
      this.accept(page.items);
      this.advance(page.next ?? page.seq);
      if (page.next === null) return;
      if (pages === MOST_PAGES) return this.startOver();
    }
  }

  /** The position is taken before anything is fetched, so what happens in between arrives twice rather than never. */
  private async startOver() {
    const now = await this.ports.position();
    this.seen.clear();
    this.complete = now;
    this.newest = now;
    this.round = { mark: now, heard: new Set() };
    this.ports.reset();
  }

  private accept(frames: Frame[]) {
    const fresh = frames
      .filter((frame) => frame.seq > this.complete && !this.seen.has(frame.seq))
      .sort((a, b) => a.seq - b.seq)
      .filter((frame, index, all) => frame.seq !== all[index - 1]?.seq);
    for (const frame of fresh) {
      this.seen.add(frame.seq);
      this.newest = Math.max(this.newest, frame.seq);
    }
    if (fresh.length > 0) this.ports.apply(fresh);
  }

  private advance(seq: number) {
    if (seq <= this.complete) return;
    this.complete = seq;
    this.newest = Math.max(this.newest, seq);
    for (const old of this.seen) if (old <= seq) this.seen.delete(old);
  }

  private tryLater() {
    const wait = Math.min(10_000, 500 * 2 ** this.failures++);
    this.retry = setTimeout(() => void this.catchUp(), wait);
  }
}
