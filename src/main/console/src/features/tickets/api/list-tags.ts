import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

const tagsSchema = listOf(z.object({ name: z.string(), count: z.number(), pinyin: orNull(z.string()) }));

/** Tags of tickets one sees, most used first; found by pinyin too. */
export const tagsQuery = (q: string) =>
  queryOptions({
    queryKey: ['tags', q],
    queryFn: async ({ signal }) =>
      (await request(`/tags?q=${encodeURIComponent(q)}`, { schema: tagsSchema, signal })).items,
    staleTime: 30_000,
  });
