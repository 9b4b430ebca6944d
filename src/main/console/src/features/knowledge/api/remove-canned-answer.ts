import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';

export function useRemoveCannedAnswer(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => request(`/canned-answers/${id}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['canned-answers'] }),
  });
}
