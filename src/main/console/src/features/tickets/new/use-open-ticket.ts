import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useSession } from '@/lib/session';
import { openTicketFor } from '../api/open-ticket-for';
import { patchTicket } from '../api/patch-ticket';
import { parsePeople } from '../composer/recipients';
import type { NewDraft } from './new-draft';

export type Invalid = 'to' | 'subject' | 'text' | 'team';

/** Sends what was written, makes whoever wrote it responsible for the answer, and shows the ticket. */
export function useOpenTicket(forget: () => void) {
  const navigate = useNavigate();
  const { user } = useSession();
  const [invalid, setInvalid] = useState<Invalid | null>(null);
  const attempt = useRef<{ written: string; key: string } | null>(null);

  const sending = useMutation({
    mutationFn: async ({ draft, key }: { draft: NewDraft; key: string }) => {
      const [to] = parsePeople(draft.to).people;
      const ticket = await openTicketFor({ ...draft, to: to?.address ?? '', name: to?.name ?? null }, key);
      // Sent it is in any case; somebody else may take it on.
      await patchTicket(ticket.number, ticket.rev, { field: 'assignee', to: { id: user.id, name: user.name } }).catch(
        () => {},
      );
      return ticket.number;
    },
    onSuccess: (number) => {
      forget();
      void navigate({ to: '/t/$no', params: { no: String(number) } });
    },
  });

  const open = (draft: NewDraft) => {
    const wrong = wrongIn(draft);
    setInvalid(wrong);
    if (wrong || sending.isPending) return;
    const written = JSON.stringify(draft);
    // Not knowing what became of the first attempt, the second must not be another mail.
    if (attempt.current?.written !== written) attempt.current = { written, key: crypto.randomUUID() };
    sending.mutate({ draft, key: attempt.current.key });
  };
  return { open, opening: sending.isPending || sending.isSuccess, invalid, error: sending.error };
}

function wrongIn({ to, subject, text, team }: NewDraft): Invalid | null {
  const { people, bad } = parsePeople(to);
  if (bad !== null || people.length !== 1) return 'to';
  if (subject.trim() === '') return 'subject';
  if (team === '') return 'team';
  return text.trim() === '' ? 'text' : null;
}
