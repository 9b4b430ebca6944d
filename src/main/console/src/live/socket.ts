import { Client, type StompSubscription } from '@stomp/stompjs';

export type SocketPorts = {
  /** Before every attempt but the first: throws when there is no point in trying. */
  prepare: () => Promise<void>;
  topics: () => string[];
  up: () => void;
  down: () => void;
  message: (topic: string, body: string) => void;
  /** The server refused something, a subscription most likely; the socket closes. */
  refused: (reason: string) => void;
};

/** Without a word from the server for this long, a socket that says it is open is not believed. */
const SILENCE = 35_000;

/** One STOMP connection kept alive: reconnects with growing, jittered pauses of at most ten seconds. */
export class Socket {
  private client: Client | null = null;
  private subscriptions = new Map<string, StompSubscription>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private watchdog: ReturnType<typeof setInterval> | undefined;
  private attempt = 0;
  private heardAt = 0;
  private stopped = true;

  constructor(
    private readonly url: string,
    private readonly ports: SocketPorts,
  ) {}

  start() {
    if (!this.stopped) return;
    this.stopped = false;
    window.addEventListener('online', this.now);
    document.addEventListener('visibilitychange', this.whenVisible);
    this.watchdog = setInterval(() => this.distrust(), 5000);
    this.open();
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    clearInterval(this.watchdog);
    window.removeEventListener('online', this.now);
    document.removeEventListener('visibilitychange', this.whenVisible);
    this.discard();
  }

  /** Whether there is a connection to send it over; what is said is not kept for later. */
  send(destination: string, body: string) {
    if (!this.client?.connected) return false;
    this.client.publish({ destination, body });
    return true;
  }

  /** Brings the subscriptions in line with the wanted topics. */
  sync() {
    if (!this.client?.connected) return;
    const wanted = new Set(this.ports.topics());
    for (const [topic, subscription] of this.subscriptions) {
      if (wanted.has(topic)) continue;
      subscription.unsubscribe();
      this.subscriptions.delete(topic);
    }
    for (const topic of wanted) if (!this.subscriptions.has(topic)) this.listen(this.client, topic);
  }

  /** Tries at once, because something says it may work now. */
  now = () => {
    if (this.stopped || this.client) return;
    clearTimeout(this.timer);
    this.attempt = 0;
    void this.reopen();
  };

  private whenVisible = () => {
    if (!document.hidden) this.now();
  };

  private open() {
    const client = new Client({
      brokerURL: this.url,
      reconnectDelay: 0,
      connectionTimeout: 10_000,
      heartbeatIncoming: 10_000,
      // Hidden tabs may run timers once a minute only; promise no more than that can keep.
      heartbeatOutgoing: 30_000,
      onConnect: () => {
        this.attempt = 0;
        this.heardAt = Date.now();
        this.subscriptions.clear();
        this.sync();
        this.ports.up();
      },
      onStompError: (frame) => this.ports.refused(frame.headers.message ?? ''),
      onWebSocketClose: () => {
        if (this.client === client) this.lost();
      },
    });
    this.client = client;
    client.activate();
  }

  private listen(client: Client, topic: string) {
    this.subscriptions.set(
      topic,
      client.subscribe(topic, (message) => {
        this.heardAt = Date.now();
        this.ports.message(topic, message.body);
      }),
    );
  }

  private lost() {
    this.discard();
    if (this.stopped) return;
    this.ports.down();
    const longest = Math.min(10_000, 500 * 2 ** this.attempt++);
    this.timer = setTimeout(() => void this.reopen(), longest * (0.5 + Math.random() / 2));
  }

  private async reopen() {
    try {
      await this.ports.prepare();
    } catch {
      if (!this.stopped && !this.client) this.lost();
      return;
    }
    if (!this.stopped && !this.client) this.open();
  }

  private discard() {
    const client = this.client;
    this.client = null;
    this.subscriptions.clear();
    void client?.deactivate({ force: true });
  }

  private distrust() {
    if (this.client?.connected && Date.now() - this.heardAt > SILENCE) this.lost();
  }
}
