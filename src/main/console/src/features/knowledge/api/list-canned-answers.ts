import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf } from '@/lib/schema';
import { cannedAnswerSchema } from '../canned-answer';

/** What one can use, the most used first; on a ticket its team's before others'. */
export const cannedAnswersQuery = (ticket: number | null) =>
  queryOptions({
    queryKey: ['canned-answers', ticket],
    queryFn: async ({ signal }) => {
      const path = ticket === null ? '/canned-answers' : `/canned-answers?ticket=${ticket}`;
      return (await request(path, { schema: listOf(cannedAnswerSchema), signal })).items;
    },
    staleTime: 60_000,
  });

export const useCannedAnswers = (ticket: number | null) => useQuery(cannedAnswersQuery(ticket));
