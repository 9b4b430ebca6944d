import { useEffect, useRef, useState } from 'react';
import { useSession } from '@/lib/session';
import { useLive } from '@/live/live-context';
import type { Message } from '../message';

/**
 * The first message one had not read when the ticket was opened, if there is anything before it. It stays where it is until another
 * ticket is opened: what has been read since is still what is new to this look at it.
 */
export function useNews(ticket: number, messages: Message[] | undefined, fetching: boolean): string | null {
  const { tickets } = useLive();
  const { user } = useSession();
  const opened = useRef({ ticket: 0, unread: 0 });
  if (opened.current.ticket !== ticket) opened.current = { ticket, unread: tickets.get(ticket)?.unread ?? 0 };
  const [news, setNews] = useState<{ ticket: number; first: string | null }>({ ticket: 0, first: null });
  const known = news.ticket === ticket;
  useEffect(() => {
    if (!messages || fetching || known) return;
    const words = messages.filter(({ kind, automatic }) => kind !== 'event' && !automatic);
    const others = words.filter(({ kind, author }) => kind === 'customer' || author.name !== user.name);
    const { unread } = opened.current;
    const first = unread > 0 ? others.at(-unread)?.id : undefined;
    setNews({ ticket, first: first === undefined || first === words[0]?.id ? null : first });
  }, [ticket, messages, fetching, known, user.name]);
  return known ? news.first : null;
}
