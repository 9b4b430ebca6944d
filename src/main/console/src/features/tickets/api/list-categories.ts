import { queryOptions, useQuery } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { listOf, orNull, z } from '@/lib/schema';

export const categorySchema = z.object({
  key: z.string(),
  en: z.string(),
  zh: z.string(),
  parent: orNull(z.string()),
  archived: z.boolean(),
  pinyin: orNull(z.string()),
});
export type Category = z.infer<typeof categorySchema>;

const categoriesSchema = listOf(categorySchema);

export const categoriesQuery = queryOptions({
  queryKey: ['categories'],
  queryFn: async ({ signal }) => (await request('/categories', { schema: categoriesSchema, signal })).items,
  staleTime: 60_000,
});

export const useCategories = () => useQuery(categoriesQuery).data ?? [];
