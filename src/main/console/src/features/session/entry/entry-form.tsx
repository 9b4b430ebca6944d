import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import styles from '../entrance.module.css';
import { signIn } from '../sign-in';
import { type Entrance, useEnter } from './entry';

const SHORTEST = 12;

type Props = { token: string; entrance: Entrance };

/** Name and password, or a new password alone; then one is in. The language is the page's. */
export function EntryForm({ token, entrance: { email, name, invited } }: Props) {
  const { t, i18n } = useTranslation('entry');
  const { t: ts } = useTranslation('session');
  const problemText = useProblemText();
  const enter = useEnter();
  const [invalid, setInvalid] = useState<'required' | 'short' | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const password = String(data.get('password'));
    const chosen = invited ? String(data.get('name')).trim() : name;
    const wrong = !chosen ? 'required' : password.length < SHORTEST ? 'short' : null;
    setInvalid(wrong);
    if (wrong || enter.isPending) return;
    const entry = invited ? { token, password, name: chosen, locale: i18n.language } : { token, password };
    // A full load: the fragment with the used token leaves the address bar and the history.
    enter.mutate(entry, {
      onSuccess: () =>
        signIn({ email, password }).then(
          () => window.location.replace('/'),
          () => window.location.replace('/login'),
        ),
    });
  };

  const gone = enter.error instanceof Problem && enter.error.status === 404;
  const error = invalid ? ts(`setup.${invalid}`) : gone ? t('gone') : enter.error && problemText(enter.error);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error && <FormError>{error}</FormError>}
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      {invited && (
        <Field label={ts('setup.name')} name="name" autoComplete="name" defaultValue={name} autoFocus required />
      )}
      <Field
        label={ts('signIn.password')}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={ts('setup.hint')}
        autoFocus={!invited}
        required
      />
      <Button type="submit" look="primary" aria-disabled={enter.isPending}>
        {t(invited ? 'invite.submit' : 'reset.submit')}
      </Button>
    </form>
  );
}
