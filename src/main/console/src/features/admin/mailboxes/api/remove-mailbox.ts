import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem, request } from '@/lib/http';
import { mailboxesQuery } from './list-mailboxes';

type Removal = { giveUpWaiting: boolean };

/** Takes the mailbox out of the desk; 409 `mail-waiting` while replies of it have not left, unless they may be given up. */
export function useRemoveMailbox(key: string) {
  return useMutation({
    mutationFn: ({ giveUpWaiting }: Removal) =>
      request(`/channel-accounts/${key}${giveUpWaiting ? '?giveUpWaiting=true' : ''}`, { method: 'DELETE' }).catch(
        (error: unknown) => {
          // Somebody else was quicker: it is gone, which is what was asked for.
          if (!(error instanceof Problem) || error.code !== 'not-found') throw error;
        },
      ),
  });
}

/** Takes it off the list on screen; told apart from the removal, for the page that shows the mailbox reads that list too. */
export function useForgetMailbox() {
  const client = useQueryClient();
  return (key: string) => {
    client.setQueryData(mailboxesQuery.queryKey, (all) => all?.filter((each) => each.key !== key));
    void client.invalidateQueries({ queryKey: mailboxesQuery.queryKey });
  };
}
