import { type ReactNode, useState } from 'react';
import { type Change, usePatchTicket } from './api/patch-ticket';
import { ChangeRefused } from './change-refused';
import type { Ticket } from './ticket';

/** Changes a ticket's fields; `refusal` says in place what was not taken, and belongs to the ticket it was meant for. */
export function useChange(ticket: Ticket): { change: (next: Change) => void; refusal: ReactNode } {
  const patch = usePatchTicket(ticket.number);
  const [refused, setRefused] = useState<{ number: number; change: Change; error: Error } | null>(null);
  const change = (next: Change) => {
    setRefused(null);
    patch.mutate(
      { ...next, rev: ticket.rev },
      { onError: (error) => setRefused({ number: ticket.number, change: next, error }) },
    );
  };
  const refusal = refused?.number === ticket.number && (
    <ChangeRefused
      ticket={ticket}
      change={refused.change}
      error={refused.error}
      onUse={() => change(refused.change)}
      onKeep={() => setRefused(null)}
    />
  );
  return { change, refusal };
}
