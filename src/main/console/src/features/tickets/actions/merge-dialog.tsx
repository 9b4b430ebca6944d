import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useLive } from '@/live/live-context';
import { nameOf } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { ticketQuery } from '../api/get-ticket';
import { useMergeTickets } from '../api/merge-tickets';
import styles from './actions.module.css';
import { useSettled } from './use-settled';

/** "T-100012", "100012", a link to it, in whatever width the input method writes digits. */
const numberIn = (text: string) => {
  const digits = /(\d{1,15})\D*$/.exec(text.normalize('NFKC'))?.[1];
  return digits ? Number(digits) : null;
};

/** Asks for the other ticket by number and shows which one that is before anything moves. */
export function MergeDialog({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useTranslation('actions');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const [text, setText] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const merge = useMergeTickets();
  const into = numberIn(text);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(into === null);
    if (into !== null && !merge.isPending) merge.mutate({ how: 'merge', number, into }, { onSuccess: onClose });
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
        <Found number={into} />
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

function Found({ number }: { number: number | null }) {
  const { t } = useTranslation('actions');
  const { t: tt } = useTranslation('ticket');
  const problemText = useProblemText();
  const { tickets } = useLive();
  const settled = useSettled(number, 250);
  const { data, error } = useQuery({ ...ticketQuery(tickets, settled ?? 0), enabled: settled !== null, retry: false });
  const current = number !== null && number === settled;
  return (
    <p className={styles.found} aria-live="polite">
      {number !== null && !(current && (data || error)) && t('merge.searching')}
      {current && error && problemText(error)}
      {current && data && !error && (
        <>
          <strong>
            T-{data.number} {data.subject}
          </strong>
          {[nameOf(data.customer), tt(`status.${data.status}`)].filter(Boolean).join(' · ')}
        </>
      )}
    </p>
  );
}
