import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { type Message, messageListSchema } from '../message';

/** A conversation longer than this is cut at its beginning: nobody reads the first of a thousand mails. */
const MOST_PAGES = 10;

export const messagesQuery = (number: number) =>
  queryOptions({
    queryKey: ['messages', number],
    queryFn: async ({ signal }) => {
      const all: Message[] = [];
      let cursor: string | null = null;
      for (let page = 0; page < MOST_PAGES; page++) {
        const query = new URLSearchParams({ limit: '200', ...(cursor ? { cursor } : {}) });
        const answer: { items: Message[]; next: string | number | null } = await request(
          `/tickets/${number}/messages?${query}`,
          {
            schema: messageListSchema,
            signal,
          },
        );
        all.push(...answer.items);
        if (answer.next === null) break;
        cursor = String(answer.next);
      }
      return all;
    },
  });

export const useMessages = (number: number) => useQuery(messagesQuery(number));
