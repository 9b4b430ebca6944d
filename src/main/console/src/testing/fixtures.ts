import type { Delivery, Message } from '@/features/tickets/message';
import type { Ticket } from '@/features/tickets/ticket';
import type { Session } from '@/lib/session';
import type { Frame } from '@/live/frame';

export const LENA = { id: 'agent-lena', name: 'Lena Fischer' };
export const MARC = { id: 'agent-marc', name: 'Marc Dubois' };

export const aSession = (): Session => ({
  user: { ...LENA, email: 'lena@desk.example', role: 'agent', locale: 'en', theme: 'system' },
  teams: [{ id: 'billing', name: 'Billing', lead: false }],
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
  ...change,
});

export const aFrame = (
  seq: number,
  ticket: Ticket,
  type: 'opened' | 'message' | 'changed' | 'delivery' = 'changed',
): Frame => {
  const { participants: _, copies: __, preview: ___, links: ____, suggestion: _____, ...row } = ticket;
  return { seq, type, ticket: ticket.number, rev: ticket.rev, row };
};
