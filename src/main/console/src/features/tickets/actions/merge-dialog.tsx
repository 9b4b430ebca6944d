import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { useMergeTickets } from '../api/merge-tickets';
import type { Ticket } from '../ticket';
import styles from './actions.module.css';
import { MergePreview } from './merge-preview';
import { Found, TicketField, useOther } from './ticket-field';

/** Asks for the other ticket by number or words, and shows which one that is before anything moves. */
export function MergeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { number } = ticket;
  const { t } = useTranslation('actions');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const [typed, setTyped] = useState<number | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const merge = useMergeTickets();
  const [swapped, setSwapped] = useState(false);
  const other = useOther(typed);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(typed === null);
    if (typed === null || merge.isPending) return;
    const [source, into] = swapped ? [typed, number] : [number, typed];
    merge.mutate({ how: 'merge', number: source, into }, { onSuccess: onClose });
  };
  const error = incomplete ? t('merge.needed') : merge.error && problemText(merge.error);
  return (
    <Dialog title={t('merge.title')} lead={t('merge.lead', { number: `T-${number}` })} onClose={onClose}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <TicketField
          except={number}
          onNumber={(next) => {
            setTyped(next);
            setIncomplete(false);
            merge.reset();
          }}
        />
        <Found number={typed} other={other} />
        <div aria-live="polite">
          {other.ticket && other.ticket.number !== number && (
            <MergePreview
              gone={swapped ? other.ticket : ticket}
              stays={swapped ? ticket : other.ticket}
              onSwap={() => setSwapped(!swapped)}
            />
          )}
        </div>
        <div className={styles.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={merge.isPending}>
            {merge.isPending ? t('merge.busy') : t('merge.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
