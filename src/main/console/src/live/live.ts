import type { Session } from '@/lib/session';
import { setServerTime } from './clock';
import { coalesce } from './coalesce';
import { type ConnectionStore, connectionStore } from './connection';
import { Feed } from './feed';
import { type Frame, topicMessageSchema, unreadNewsSchema } from './frame';
import { getFeed } from './get-feed';
import { Presence, presenceTopic } from './presence';
import { Socket } from './socket';
import { TicketStore } from './ticket-store';

export type LivePorts = {
  /** The session as the server knows it now. */
  session: () => Promise<Session>;
  /** After a batch of frames was applied to the rows. */
  changed: (frames: Frame[]) => void;
  reset: () => void;
};

const teamsOf = ({ teams }: Session) => teams.map((team) => team.id).join();

const NOTICES = '/user/queue/notices';

/** The live side of the console: one socket, one position in the feed, one store of rows. */
export class Live {
  readonly tickets = new TicketStore();
  readonly connection: ConnectionStore = connectionStore();
  readonly presence = new Presence((beat) => this.socket.send('/app/presence', JSON.stringify(beat)));
  private readonly feed: Feed;
  private readonly socket: Socket;
  private readonly bells = new Set<() => void>();
  private watched: number | null = null;
  private batch: Frame[] = [];
  private readonly flushSoon = coalesce(() => this.flush());

  constructor(
    private session: Session,
    private readonly ports: LivePorts,
    url = `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/ws`,
  ) {
    this.feed = new Feed(session.seq, {
      page: getFeed,
      position: async () => (await this.refresh()).seq,
      apply: (frames) => {
        this.batch.push(...frames);
        this.flushSoon();
      },
      reset: ports.reset,
      caughtUp: () => this.connection.set({ up: true }),
    });
    this.socket = new Socket(url, {
      prepare: async () => void (await this.refresh()),
      topics: () => this.topics(),
      up: () => {
        void this.feed.catchUp();
        this.presence.connected();
        this.ringBells();
      },
      down: () => this.down(),
      message: (topic, body) => this.receive(topic, body),
      refused: () => {
        this.watched = null;
      },
    });
  }

  start() {
    this.socket.start();
    this.presence.start();
  }

  stop() {
    this.presence.stop();
    this.socket.stop();
    this.feed.stop();
  }

  /** Teams may have changed, or someone signed in again. */
  use(session: Session) {
    this.session = session;
    this.socket.sync();
    this.socket.now();
  }

  /** Called when there is something new for this person by name, or it was read elsewhere. */
  onBell(listener: () => void) {
    this.bells.add(listener);
    return () => {
      this.bells.delete(listener);
    };
  }

  /** Follows one ticket closely; call it only once the server has shown us that ticket. */
  watch(ticket: number | null) {
    if (this.watched === ticket) return;
    this.watched = ticket;
    this.socket.sync();
    this.presence.at(ticket);
  }

  private frameTopics() {
    const teams = this.session.teams.map((team) => `/topic/team.${team.id}`);
    // What names this person is part of the feed too: a ticket may become theirs that no team of theirs has.
    return [...teams, '/topic/team.none', ...(this.watched === null ? [] : [`/topic/ticket.${this.watched}`]), NOTICES];
  }

  private topics() {
    return [...this.frameTopics(), ...(this.watched === null ? [] : [presenceTopic(this.watched)])];
  }

  /** `told`: the server says that one sees other tickets now, or may do something else with them. */
  private async refresh(told = false) {
    const before = teamsOf(this.session);
    this.session = await this.ports.session();
    // Other teams, other tickets: no frame tells of those that were there before.
    if (told || teamsOf(this.session) !== before) this.ports.reset();
    return this.session;
  }

  private receive(topic: string, body: string) {
    if (topic.endsWith('.presence')) {
      this.presence.receive(body);
      return;
    }
    const said = JSON.parse(body);
    if (topic === NOTICES && said.type === 'notices') {
      this.ringBells();
      return;
    }
    // Only then: asking for the session at every beat would keep one alive at which nobody sits.
    if (topic === NOTICES && said.type === 'teams') {
      void this.refresh(true).then(
        () => this.socket.sync(),
        () => {},
      );
      return;
    }
    if (topic === NOTICES && said.type === 'unread') {
      this.tickets.setUnread(unreadNewsSchema.safeParse(said).data?.items ?? []);
      return;
    }
    const message = topicMessageSchema.safeParse(said).data;
    if (!message) return;
    if (message.type === 'heartbeat') {
      setServerTime(message.at);
      this.feed.heartbeat(topic, message.seq, this.frameTopics().length);
    } else this.feed.receive(message, message.prev);
  }

  private ringBells() {
    for (const listener of this.bells) listener();
  }

  private down() {
    if (this.connection.get().up) this.connection.set({ up: false, since: Date.now() });
  }

  private flush() {
    const frames = this.batch.splice(0);
    this.tickets.apply(frames);
    this.ports.changed(frames);
  }
}
