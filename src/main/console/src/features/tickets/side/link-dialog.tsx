import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import actions from '../actions/actions.module.css';
import { Found, TicketField, useOther } from '../actions/ticket-field';

type Props = { number: number; onLink: (other: number) => Promise<void>; onClose: () => void };

/** Asks which ticket belongs beside this one, by its number or its words. */
export function LinkDialog({ number, onLink, onClose }: Props) {
  const { t } = useTranslation('beside');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const [typed, setTyped] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const other = useOther(typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (typed === null) setError(t('needed'));
    else onLink(typed).catch((problem) => setError(problemText(problem)));
  };
  return (
    <Dialog title={t('title')} lead={t('lead', { number: `T-${number}` })} onClose={onClose}>
      <form className={actions.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <TicketField
          except={number}
          onNumber={(next) => {
            setTyped(next);
            setError(null);
          }}
        />
        <Found number={typed} other={other} />
        {other.ticket && (
          <p className={actions.side} aria-live="polite">
            <strong>
              T-{other.ticket.number} {other.ticket.subject}
            </strong>
          </p>
        )}
        <div className={actions.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary">
            {t('submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
