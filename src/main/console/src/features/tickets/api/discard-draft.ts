import { request } from '@/lib/http';

/** Also where the ticket is out of sight. */
export const discardDraft = (ticket: number, kind: string) =>
  request(`/tickets/${ticket}/drafts/${kind}`, { method: 'DELETE' });
