import { act } from '@testing-library/react';
import { vi } from 'vitest';

/** The far end of the WebSocket, speaking just enough STOMP 1.2. */
export class FakeSocket {
  static all: FakeSocket[] = [];
  static get current() {
    return FakeSocket.all.at(-1);
  }

  readyState = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string; wasClean: boolean }) => void) | null = null;
  readonly topics = new Map<string, string>();
  /** What the console said over the socket. */
  readonly said: { destination: string; body: unknown }[] = [];

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
    queueMicrotask(() => {
      this.readyState = 1;
      this.onopen?.();
    });
  }

  send(data: string) {
    const [head = '', body = ''] = data.split('\n\n');
    const [command, ...lines] = head.split('\n');
    const header = (name: string) => lines.find((line) => line.startsWith(`${name}:`))?.slice(name.length + 1) ?? '';
    if (command === 'CONNECT') this.deliver('CONNECTED\nversion:1.2\nheart-beat:0,0\n\n\0');
    if (command === 'SUBSCRIBE') this.topics.set(header('destination'), header('id'));
    if (command === 'SEND') {
      this.said.push({ destination: header('destination'), body: JSON.parse(body.replace('\0', '')) });
    }
    if (command === 'UNSUBSCRIBE') {
      for (const [topic, id] of this.topics) if (id === header('id')) this.topics.delete(topic);
    }
  }

  close() {
    this.drop();
  }

  /** The connection breaks. */
  drop() {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code: 1006, reason: '', wasClean: false });
  }

  push(topic: string, body: object) {
    const id = this.topics.get(topic);
    if (id === undefined) throw new Error(`Nobody listens to ${topic}`);
    this.deliver(`MESSAGE\nsubscription:${id}\nmessage-id:1\ndestination:${topic}\n\n${JSON.stringify(body)}\0`);
  }

  private deliver(data: string) {
    this.onmessage?.({ data });
  }
}

export function fakeSockets() {
  FakeSocket.all = [];
  vi.stubGlobal('WebSocket', FakeSocket);
}

/** Pushes on the open connection and lets the screen follow. */
export async function push(topic: string, body: object) {
  await act(async () => {
    FakeSocket.current?.push(topic, body);
    await new Promise((done) => setTimeout(done, 40));
  });
}
