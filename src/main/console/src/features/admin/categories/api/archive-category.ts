import { useMutation, useQueryClient } from '@tanstack/react-query';
import { categoriesQuery } from '@/features/tickets/api/list-categories';
import { request } from '@/lib/http';

type What = { keep: boolean; moveTo?: string };

/** Puts a category away; 409 `category-in-use` with the number of `tickets` unless it is said what becomes of them. */
export function useArchiveCategory(key: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: What) => request(`/categories/${key}/archive`, { method: 'POST', body }),
    onSettled: () => client.invalidateQueries({ queryKey: categoriesQuery.queryKey }),
  });
}
