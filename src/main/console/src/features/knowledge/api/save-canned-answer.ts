import { useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '@/lib/http';
import { type CannedAnswer, cannedAnswerSchema } from '../canned-answer';

export type CannedForm = Pick<CannedAnswer, 'scope' | 'team' | 'tags' | 'texts'>;

/** Adds one, or changes the one with this id. */
export function useSaveCannedAnswer(id: string | null) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (form: CannedForm) =>
      request(id === null ? '/canned-answers' : `/canned-answers/${id}`, {
        method: id === null ? 'POST' : 'PUT',
        body: form,
        schema: cannedAnswerSchema,
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['canned-answers'] }),
  });
}
