import { useTranslation } from 'react-i18next';
import { nameOf } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import type { Ticket } from '../ticket';
import styles from './actions.module.css';

type Props = { gone: Ticket; stays: Ticket; onSwap: () => void };

/** Which of the two goes and which stays, and who is answered then. */
export function MergePreview({ gone, stays, onSwap }: Props) {
  const { t } = useTranslation('actions');
  const name = nameOf(stays.customer);
  return (
    <div className={styles.pair}>
      <Side ticket={gone} words={t('merge.goes')} />
      <Side ticket={stays} words={t('merge.stays')} />
      <div>
        <Button small onClick={onSwap}>
          {t('merge.swap')}
        </Button>
      </div>
      {gone.customer.address === stays.customer.address ? (
        <p className={styles.lead}>{t('merge.repliesTo', { name })}</p>
      ) : (
        <Notice tone="warn">{t('merge.otherCustomer', { gone: nameOf(gone.customer), name })}</Notice>
      )}
    </div>
  );
}

function Side({ ticket, words }: { ticket: Ticket; words: string }) {
  const { t } = useTranslation('ticket');
  return (
    <div className={styles.side}>
      <small>{words}</small>
      <strong>
        T-{ticket.number} {ticket.subject}
      </strong>
      <small>{[nameOf(ticket.customer), t(`status.${ticket.status}`)].filter(Boolean).join(' · ')}</small>
    </div>
  );
}
