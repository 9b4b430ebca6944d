import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useKeepSolved } from '../api/keep-solved';
import { useUndoMerge } from '../api/undo-merge';
import { CallbackNotice } from '../callback/callback-notice';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import { CameFrom } from './came-from';
import { RelatedTickets } from './related-tickets';

type Props = {
  ticket: Ticket;
  /** Another notice names this ticket already. */
  told?: number;
  /** Where the keyboard goes when the button that was pressed is gone. */
  onDone: () => void;
};

/** What to know of a ticket before reading on: where it went, what it may belong to, that it may be done. */
export function TicketNotices({ ticket, told, onDone }: Props) {
  const owed = <CallbackNotice ticket={ticket} onDone={onDone} />;
  if (ticket.mergedInto !== null) {
    return (
      <>
        {owed}
        <Merged ticket={ticket} into={ticket.mergedInto} onDone={onDone} />
      </>
    );
  }
  return (
    <>
      {owed}
      {/* The suggestion is as old as our last look; a row that is solved meanwhile says so. */}
      {ticket.suggestion === 'keep-solved' && ticket.status === 'open' && may(ticket, 'change') && (
        <OnlyThanks number={ticket.number} onDone={onDone} />
      )}
      <CameFrom number={ticket.number} onDone={onDone} />
      <RelatedTickets ticket={ticket} told={told} onDone={onDone} />
    </>
  );
}

function OnlyThanks({ number, onDone }: { number: number; onDone: () => void }) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  const keep = useKeepSolved(number);
  return (
    <Notice
      inline
      actions={
        <Button small disabled={keep.isPending} onClick={() => keep.mutateAsync().then(onDone, () => {})}>
          {t('keepSolved')}
        </Button>
      }
    >
      {t('thanks')}
      {keep.error && <p role="alert">{problemText(keep.error)}</p>}
    </Notice>
  );
}

function Merged({ ticket, into, onDone }: Props & { into: number }) {
  const { t } = useTranslation('actions');
  const { t: tt } = useTranslation('ticket');
  const problemText = useProblemText();
  const undo = useUndoMerge(ticket.number);
  const undoable = may(ticket, 'merge');
  const takeBack = () => undo.mutateAsync(undefined).then(onDone, () => {});
  useCommand('undo', undoable && takeBack);
  return (
    <Notice
      inline
      actions={
        undoable && (
          <Button small disabled={undo.isPending} onClick={() => takeBack()}>
            {t('undo')}
          </Button>
        )
      }
    >
      <Link to="/t/$no" params={{ no: String(into) }}>
        {tt('merged', { number: `T-${into}` })}
      </Link>
      {undo.error && <p role="alert">{problemText(undo.error)}</p>}
    </Notice>
  );
}
