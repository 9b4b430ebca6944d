import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { isImeKey } from '@/lib/ime';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { SelectField, TextField } from '@/ui/fields';
import styles from './new.module.css';
import { useNewDraft } from './new-draft';
import { useOpenTicket } from './use-open-ticket';

export function NewTicketForm() {
  const { t } = useTranslation('newTicket');
  const problemText = useProblemText();
  const { user, teams } = useSession();
  const { draft, write, forget } = useNewDraft(user.id);
  const { open, opening, invalid, error } = useOpenTicket(forget);
  const form = useRef<HTMLFormElement>(null);
  const team = teams.some((each) => each.id === draft.team) ? draft.team : (teams[0]?.id ?? '');

  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    open({ ...draft, team });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event) || event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open({ ...draft, team });
  };
  return (
    <form ref={form} className={styles.form} noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      {(invalid || error) && <FormError>{invalid ? t(`invalid.${invalid}`) : problemText(error)}</FormError>}
      <Field
        label={t('to')}
        hint={t('toHint')}
        value={draft.to}
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={invalid === 'to' || undefined}
        onChange={(event) => write({ to: event.target.value })}
      />
      <Field
        label={t('subject')}
        value={draft.subject}
        maxLength={998}
        autoComplete="off"
        aria-invalid={invalid === 'subject' || undefined}
        onChange={(event) => write({ subject: event.target.value })}
      />
      <SelectField
        label={t('team')}
        hint={t('teamHint')}
        value={team}
        options={teams.map(({ id, name }) => [id, name])}
        onChange={(next) => write({ team: next })}
      />
      <TextField
        label={t('text')}
        rows={12}
        value={draft.text}
        aria-invalid={invalid === 'text' || undefined}
        onChange={(event) => write({ text: event.target.value })}
      />
      <div className={styles.bar}>
        <span className={styles.kept}>{t('kept')}</span>
        <Button type="submit" look="primary" aria-disabled={opening}>
          {opening ? t('sending') : t('send')}
        </Button>
      </div>
    </form>
  );
}
