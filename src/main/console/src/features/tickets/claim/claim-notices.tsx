import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { useClaimTicket } from '../api/claim-ticket';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import { answered } from './answered';
import { fasterOne } from './faster-one';

type Props = { ticket: Ticket; claim: ReturnType<typeof useClaimTicket>; onDone: () => void };

/** That somebody else was faster, in place; and the offer to keep a ticket one has just answered. */
export function ClaimNotices({ ticket, claim, onDone }: Props) {
  const { t } = useTranslation('claim');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const mine = useSyncExternalStore(answered.subscribe, answered.get) === ticket.number;
  const faster = fasterOne(claim.error);
  const leave = () => {
    claim.reset();
    onDone();
  };
  if (faster) {
    return (
      <Notice
        tone="warn"
        alert
        actions={
          <>
            <Button small onClick={leave}>
              {t('leave', { name: faster.name })}
            </Button>
            <Button small disabled={claim.isPending} onClick={() => claim.mutate(faster.id, { onSuccess: onDone })}>
              {t('takeOver', { name: faster.name })}
            </Button>
          </>
        }
      >
        <strong>{t('faster.title', { name: faster.name })}</strong> {t('faster.body')}
      </Notice>
    );
  }
  if (claim.error) {
    return (
      <Notice
        tone="danger"
        alert
        actions={
          <Button small onClick={leave}>
            {tc('dismiss')}
          </Button>
        }
      >
        {problemText(claim.error)}
      </Notice>
    );
  }
  if (
    !mine ||
    !may(ticket, 'change') ||
    ticket.assignee !== null ||
    ticket.status === 'resolved' ||
    ticket.status === 'closed'
  )
    return null;
  return (
    <Notice
      inline
      actions={
        <>
          <Button small disabled={claim.isPending} onClick={() => claim.mutate(null, { onSuccess: onDone })}>
            {t('take')}
          </Button>
          <Button small onClick={() => answered.set(null)}>
            {t('notNow')}
          </Button>
        </>
      }
    >
      {t('answered')}
    </Notice>
  );
}
