import { useMutation, useQueryClient } from '@tanstack/react-query';
import { categoriesQuery, categorySchema } from '@/features/tickets/api/list-categories';
import { request } from '@/lib/http';

export type CategoryForm = { en: string; zh: string; parent: string | null };

/** Adds a category, or changes the one of this key; out of the archive too. 409 `category-cycle`, `too-deep`. */
export function useSaveCategory(key: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CategoryForm) =>
      key === null
        ? request('/categories', { method: 'POST', body, schema: categorySchema })
        : request(`/categories/${key}`, { method: 'PATCH', body, schema: categorySchema }),
    onSettled: () => client.invalidateQueries({ queryKey: categoriesQuery.queryKey }),
  });
}
