import { useMutation, useQueryClient } from '@tanstack/react-query';

const LISTS = ['staff', 'agents', 'teams'].map((key) => ({ queryKey: [key] }));

/** A change of who works here, after which everything that lists people is read anew. */
export function useStaffChange<Form, Answer>(change: (form: Form) => Promise<Answer>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: async () => {
      // A list that is still on its way for the first time was read before the change, and would be taken for a new one.
      await Promise.all(LISTS.map((list) => client.cancelQueries(list)));
      await Promise.all(LISTS.map((list) => client.invalidateQueries(list)));
    },
  });
}
