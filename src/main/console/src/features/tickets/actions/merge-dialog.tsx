import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useLive } from '@/live/live-context';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { ticketQuery } from '../api/get-ticket';
import { useMergeTickets } from '../api/merge-tickets';
import type { Ticket } from '../ticket';
import styles from './actions.module.css';
import { MergePreview } from './merge-preview';
import { useSettled } from './use-settled';

/** "T-100012", "100012", a link to it, in whatever width the input method writes digits. */
const numberIn = (text: string) => {
  const digits = /(\d{1,15})\D*$/.exec(text.normalize('NFKC'))?.[1];
  return digits ? Number(digits) : null;
};

/** Asks for the other ticket by number and shows which one that is before anything moves. */
export function MergeDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { number } = ticket;
  const { t } = useTranslation('actions');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const merge = useMergeTickets();
  const [swapped, setSwapped] = useState(false);
  const typed = numberIn(text);
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
        <Field
          label={t('merge.number')}
          value={text}
          placeholder="T-"
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            setText(event.target.value);
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

/** The ticket of that number, once one has stopped typing. */
function useOther(number: number | null) {
  const { tickets } = useLive();
  const settled = useSettled(number, 250);
  const { data, error } = useQuery({ ...ticketQuery(tickets, settled ?? 0), enabled: settled !== null, retry: false });
  const current = number !== null && number === settled;
  return { ticket: current && !error ? data : undefined, error: current ? error : null };
}

function Found({ number, other }: { number: number | null; other: ReturnType<typeof useOther> }) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  return (
    <p className={styles.found} aria-live="polite">
      {number !== null && !other.ticket && !other.error && t('merge.searching')}
      {other.error && problemText(other.error)}
    </p>
  );
}
