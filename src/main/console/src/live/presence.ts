import { z } from '@/lib/schema';
import { valueStore } from '@/lib/store';
import { throttle } from './coalesce';

const hereSchema = z.object({ id: z.string(), name: z.string(), doing: z.enum(['reply', 'note', 'viewing', 'idle']) });
const newsSchema = z.object({ ticket: z.number(), here: z.array(hereSchema) });

/** Somebody at the ticket, this person included. */
export type Here = z.infer<typeof hereSchema>;
export type Writing = 'reply' | 'note';

const BEAT = 10_000;
/** The last key this long ago still counts as typing; the server lets it end by itself six seconds after it was last told. */
const PAUSE = 3000;
const NOBODY: Here[] = [];

export const presenceTopic = (ticket: number) => `/topic/ticket.${ticket}.presence`;

/** Tells the colleagues at this tab's ticket that we are there too, and knows who they are. A lease: silence ends it. */
export class Presence {
  readonly here = valueStore<Here[]>(NOBODY);
  private ticket: number | null = null;
  private told: { ticket: number; doing: string } | null = null;
  private writing: { what: Writing; at: number } | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private readonly soon = throttle(500, () => this.beat());

  /** @param send false when there is no connection to send over */
  constructor(private readonly send: (beat: { ticket: number; doing: string }) => boolean) {}

  start() {
    this.timer ??= setInterval(() => this.beat(), BEAT);
    document.addEventListener('visibilitychange', this.soon);
    window.addEventListener('pagehide', this.leave);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    document.removeEventListener('visibilitychange', this.soon);
    window.removeEventListener('pagehide', this.leave);
    this.leave();
  }

  /** Which ticket this tab shows. */
  at(ticket: number | null) {
    if (this.ticket === ticket) return;
    this.ticket = ticket;
    this.writing = null;
    this.here.set(NOBODY);
    this.soon();
  }

  /** At every key in the composer. */
  type(what: Writing) {
    this.writing = { what, at: Date.now() };
    if (this.told?.doing === what && this.told.ticket === this.ticket) this.renew();
    else this.soon();
  }

  /** What was being written is sent, or thrown away. */
  rest() {
    this.writing = null;
    this.soon();
  }

  /** A new connection knows nothing of us. */
  connected() {
    this.told = null;
    this.beat();
  }

  receive(body: string) {
    const news = newsSchema.safeParse(JSON.parse(body)).data;
    if (news && news.ticket === this.ticket) this.here.set(news.here);
  }

  private readonly renew = throttle(PAUSE, () => this.beat());

  private readonly leave = () => {
    if (this.told) this.send({ ticket: this.told.ticket, doing: 'left' });
    this.told = null;
  };

  private doing() {
    if (document.hidden) return 'idle';
    return this.writing && Date.now() - this.writing.at < PAUSE ? this.writing.what : 'viewing';
  }

  private beat() {
    if (this.ticket === null) return this.leave();
    const beat = { ticket: this.ticket, doing: this.doing() };
    if (this.send(beat)) this.told = beat;
    // Whoever was here then need not be now.
    else this.here.set(NOBODY);
  }
}
