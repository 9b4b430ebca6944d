import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { TextField } from '@/ui/fields';
import actions from '../actions/actions.module.css';
import { useCloseCallback } from '../api/callback';
import { OUTCOMES, type Outcome } from '../follow-up';
import styles from './callback.module.css';

const LONGEST_NOTE = 4000;

type Props = { number: number; onClose: () => void; onSaved: () => void };

/** How the call ended. Nothing is chosen before somebody does: it decides what becomes of the ticket. */
export function OutcomeDialog({ number, onClose, onSaved }: Props) {
  const { t } = useTranslation('callback');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const close = useCloseCallback(number);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [note, setNote] = useState('');
  return (
    <Dialog title={t('title')} onClose={onClose}>
      <form
        className={actions.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (outcome && !close.isPending) close.mutate({ outcome, note }, { onSuccess: onSaved });
        }}
      >
        <fieldset className={styles.outcomes}>
          <legend>{t('how')}</legend>
          {OUTCOMES.map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="outcome"
                required
                checked={each === outcome}
                onChange={() => setOutcome(each)}
              />
              <span>
                {t(`outcome.${each}`)}
                <small>{t(`means.${each}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <TextField
          label={t('note')}
          hint={t('noteHint')}
          maxLength={LONGEST_NOTE}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        {close.error && <FormError>{problemText(close.error)}</FormError>}
        <div className={actions.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button look="primary" type="submit" disabled={close.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
