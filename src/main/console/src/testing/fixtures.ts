import type { Mailbox } from '@/features/admin/mailboxes/mailbox';
import type { Delivery, Message } from '@/features/tickets/message';
import type { Ticket } from '@/features/tickets/ticket';
import type { Session } from '@/lib/session';
import type { Frame } from '@/live/frame';

export const LENA = { id: 'agent-lena', name: 'Lena Fischer' };
export const MARC = { id: 'agent-marc', name: 'Marc Dubois' };

export const aSession = (): Session => ({
  user: { ...LENA, email: 'lena@desk.example', role: 'agent', locale: 'en', theme: 'system' },
  preferences: {},
  teams: [{ id: 'billing', name: 'Billing', lead: false }],
  rights: ['open', 'inbound'],
  csrf: { header: 'X-CSRF-TOKEN', token: 'token' },
  seq: 100,
  demo: true,
});

export const aTicket = (number: number, change: Partial<Ticket> = {}): Ticket => ({
  number,
  subject: `Subject of ${number}`,
  status: 'open',
  priority: 'normal',
  channel: 'email',
  customer: { id: 'amelia', name: 'Amelia Okafor', address: 'amelia@okafor.example' },
  participants: [],
  copies: [],
  assignee: null,
  team: { id: 'billing', name: 'Billing' },
  category: null,
  outcome: null,
  tags: [],
  createdAt: '2026-11-20T09:00:00Z',
  updatedAt: '2026-11-20T09:00:00Z',
  rev: 1,
  preview: `Preview of ${number}`,
  links: [],
  suggestion: null,
  lastMessageAt: '2026-11-20T09:00:00Z',
  messageCount: 1,
  lang: 'en',
  mergedInto: null,
  snoozedUntil: null,
  callbackState: null,
  sla: [],
  followers: [],
  wokenBy: null,
  satisfaction: null,
  callback: null,
  rights: ['see', 'note', 'reply', 'change', 'merge'],
  unread: 0,
  ...change,
});

export const aDelivery = (change: Partial<Delivery> = {}): Delivery => ({
  state: 'sent',
  at: '2026-11-20T09:00:00Z',
  error: null,
  holdUntil: null,
  code: null,
  hard: null,
  recipient: null,
  attempts: 1,
  nextTryAt: null,
  waiting: null,
  blocked: false,
  fault: null,
  failures: [],
  ...change,
});

export const aMessage = (id: string, change: Partial<Message> = {}): Message => ({
  id,
  kind: 'customer',
  author: { name: 'Amelia Okafor', address: 'amelia@okafor.example' },
  to: [],
  cc: [],
  lang: 'en',
  subject: null,
  text: `Text of ${id}`,
  html: null,
  quoted: null,
  attachments: [],
  automatic: false,
  createdAt: '2026-11-20T09:00:00Z',
  delivery: null,
  mentions: null,
  ...change,
});

const healthy: Mailbox['health'] = {
  state: 'ok',
  code: null,
  error: null,
  lastMailAt: null,
  archive: null,
  sending: null,
  skipped: [],
};

export const aMailbox = (
  key: string,
  { health, ...change }: Partial<Omit<Mailbox, 'health'>> & { health?: Partial<Mailbox['health']> } = {},
): Mailbox => ({
  key,
  connector: 'email',
  name: `Name of ${key}`,
  address: `${key}@desk.example`,
  aliases: [],
  team: null,
  enabled: true,
  receive: { protocol: 'imap', host: 'imap.desk.example', port: 993, security: 'tls', user: `${key}@desk.example` },
  send: { host: 'smtp.desk.example', port: 465, security: 'tls', user: `${key}@desk.example` },
  signIn: { kind: 'password', provider: null, clientId: null, tenant: null, secretSet: true },
  signature: {},
  acknowledge: true,
  askSatisfaction: true,
  signedAddress: false,
  authservId: null,
  start: { mode: 'now', days: null },
  pollSeconds: 10,
  health: { ...healthy, ...health },
  ...change,
});

export const aFrame = (
  seq: number,
  ticket: Ticket,
  type: 'opened' | 'message' | 'changed' | 'delivery' = 'changed',
): Frame => {
  const {
    participants: _,
    copies: __,
    preview: ___,
    links: ____,
    suggestion: _____,
    followers: ______,
    wokenBy: _______,
    unread: ________,
    satisfaction: _________,
    callback: __________,
    ...row
  } = ticket;
  return { seq, type, ticket: ticket.number, rev: ticket.rev, row };
};
