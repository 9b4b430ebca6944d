import { vi } from 'vitest';
import type { Message } from '@/features/tickets/message';
import type { Ticket } from '@/features/tickets/ticket';
import type { Frame } from '@/live/frame';
import { aMessage, aSession, LENA, MARC } from './fixtures';

export type Asked = { method: string; path: string; body: Record<string, unknown>; headers: Record<string, string> };
type Answer = { status?: number; body?: unknown };
type Handler = (asked: Asked) => Answer | undefined;

/** The server as the console sees it: answers `fetch`, remembers what was asked. Tests override single answers with `on`. */
export class FakeServer {
  readonly asked: Asked[] = [];
  readonly tickets = new Map<number, Ticket>();
  readonly messages = new Map<number, Message[]>();
  readonly feed: Frame[] = [];
  categories: unknown[] = [];
  channels: unknown[] = [{ key: 'email', connector: 'email', name: 'Support' }];
  drafts: { ticket: number; kind?: string; rev: number; [field: string]: unknown }[] = [];
  canned: object[] = [];
  session = aSession();
  signedIn = true;
  notices: { items: object[]; next: number | null; unread: Record<string, number> } = {
    items: [],
    next: null,
    unread: {},
  };
  private readonly handlers: Handler[] = [];

  constructor(...tickets: Ticket[]) {
    for (const ticket of tickets) this.put(ticket);
    vi.stubGlobal('fetch', (url: string, init: RequestInit = {}) => this.answer(url, init));
  }

  put(ticket: Ticket) {
    this.tickets.set(ticket.number, ticket);
    if (!this.messages.has(ticket.number)) this.messages.set(ticket.number, [aMessage(`first-${ticket.number}`)]);
  }

  /** Answers requests for which `handler` returns something; asked before everything else. */
  on(handler: Handler) {
    this.handlers.unshift(handler);
  }

  sent(method: string, path: string) {
    return this.asked.filter((each) => each.method === method && each.path.startsWith(path));
  }

  private async answer(url: string, init: RequestInit): Promise<Response> {
    const asked: Asked = {
      method: init.method ?? 'GET',
      path: url.replace('/api/v1', ''),
      body: typeof init.body === 'string' ? JSON.parse(init.body) : {},
      headers: init.headers as Record<string, string>,
    };
    this.asked.push(asked);
    const { status = 200, body } = this.custom(asked) ?? this.usual(asked);
    return new Response(status === 204 ? null : JSON.stringify(body), { status });
  }

  private custom(asked: Asked): Answer | undefined {
    for (const handler of this.handlers) {
      const answer = handler(asked);
      if (answer) return answer;
    }
    return undefined;
  }

  private usual({ method, path, body }: Asked): Answer {
    const [name = '', query = ''] = path.slice(1).split('?');
    if (name === 'session' && method === 'POST') this.signedIn = true;
    if (name === 'session/ways') return { body: { providers: [] } };
    if (!this.signedIn) return problem(401, 'unauthenticated');
    if (name === 'session' && method === 'PATCH') this.prefer(body);
    if (name === 'session') return { body: { ...this.session, rights: this.rights() } };
    if (name === 'agents') return list([LENA, MARC].map((agent) => ({ ...agent, role: 'agent', teams: [] })));
    if (name === 'me/passkeys') return list([]);
    if (name === 'me/one-time-codes') return { body: { active: false, recoveryCodesLeft: 0 } };
    if (name === 'categories') return list(this.categories);
    if (name === 'channels') return list(this.channels);
    if (name === 'tags') return list([]);
    if (name === 'teams') return list([{ id: 'billing', name: 'Billing' }]);
    if (name === 'canned-answers') return list(this.canned);
    if (name.startsWith('canned-answers/')) return { status: 204 };
    if (name === 'drafts') return list([]);
    if (name === 'views')
      return list(['mine', 'unassigned', 'open', 'all', 'mentions', 'snoozed'].map((key) => ({ key, count: 1 })));
    if (name.startsWith('notifications')) return { body: this.notices };
    if (name === 'feed') return this.since(Number(new URLSearchParams(query).get('since')));
    if (name === 'tickets/seen' || name === 'tickets/unread') return this.read(name.endsWith('seen'), body);
    if (name === 'tickets') return list([...this.tickets.values()]);
    const [, number, part] = name.split('/');
    const ticket = this.tickets.get(Number(number));
    if (!ticket) return problem(404, 'not-found');
    if (part === 'messages')
      return method === 'GET' ? list(this.messages.get(ticket.number) ?? []) : this.write(ticket, body);
    if (part === 'drafts') return this.draft(ticket.number, method, name, body);
    if (part === 'history') return list([]);
    if (part === 'others') return { body: { items: [], count: 0 } };
    return { body: ticket };
  }

  private read(seen: boolean, { numbers }: Record<string, unknown>): Answer {
    const items = (numbers as number[]).map((number) => ({ number, unread: seen ? 0 : 1 }));
    for (const { number, unread } of items) {
      const ticket = this.tickets.get(number);
      if (ticket) this.tickets.set(number, { ...ticket, unread });
    }
    return list(items);
  }

  /** Keeps what is written, and says so; what another browser wrote is put there by a test. */
  private draft(ticket: number, method: string, path: string, body: Record<string, unknown>): Answer {
    const kind = path.split('/')[3];
    if (method === 'GET') return list(this.drafts.filter((draft) => draft.ticket === ticket));
    const rev = 1 + Math.max(0, ...this.drafts.map((draft) => draft.rev));
    const before = this.drafts.find((draft) => draft.ticket === ticket && draft.kind === kind);
    const written = path.endsWith('/other')
      ? { text: '', ...before, other: { attachments: [], ...body } }
      : { ...body, other: (body.other === 'keep' && before?.other) || null };
    const kept = {
      to: null,
      cc: null,
      ...written,
      ticket,
      kind,
      rev,
      attachments: [],
      savedAt: '2026-11-20T09:00:00Z',
    };
    this.drafts = [...this.drafts.filter((draft) => draft.ticket !== ticket || draft.kind !== kind), kept];
    return method === 'DELETE' ? { status: 204 } : { body: kept };
  }

  private rights() {
    const admin = ['open', 'inbound', 'canned', 'categories', 'audit'];
    return this.session.user.role === 'admin' ? admin : this.session.rights;
  }

  private prefer({ name, locale, theme, preferences = {} }: Record<string, unknown>) {
    Object.assign(this.session.user, name && { name }, locale && { locale }, theme && { theme });
    const wished = Object.entries({ ...this.session.preferences, ...(preferences as object) });
    this.session.preferences = Object.fromEntries(wished.filter(([, value]) => value !== null));
  }

  private since(seq: number): Answer {
    const items = this.feed.filter((frame) => frame.seq > seq);
    return { body: { items, next: null, seq: Math.max(seq, this.session.seq, ...items.map((frame) => frame.seq)) } };
  }

  private write(ticket: Ticket, body: Record<string, unknown>): Answer {
    const message = aMessage(`sent-${this.asked.length}`, {
      kind: body.kind as Message['kind'],
      text: String(body.text),
      author: { name: LENA.name, address: null },
    });
    this.messages.get(ticket.number)?.push(message);
    return { status: 201, body: message };
  }
}

export const list = (items: unknown[]): Answer => ({ body: { items, next: null } });

export const problem = (status: number, code: string, params: Record<string, unknown> = {}): Answer => ({
  status,
  body: { status, code, params },
});
