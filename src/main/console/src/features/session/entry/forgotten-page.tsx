import { Link } from '@tanstack/react-router';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { usePageTitle } from '@/lib/page-title';
import { Button, buttonClass } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { Entrance } from '../entrance';
import styles from '../entrance.module.css';
import { useForgotten } from './entry';

/** Asks for a link to a new password. What it says is the same whether anybody has the address or not. */
export function ForgottenPage() {
  const { t } = useTranslation('entry');
  const { t: ts } = useTranslation('session');
  const problemText = useProblemText();
  const forgotten = useForgotten();
  usePageTitle(t('forgotten.title'));
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = String(new FormData(event.currentTarget).get('email')).trim();
    if (email && !forgotten.isPending) forgotten.mutate(email);
  };
  return (
    <Entrance title={t('forgotten.title')} lead={t(forgotten.isSuccess ? 'forgotten.sent' : 'forgotten.lead')}>
      {!forgotten.isSuccess && (
        <form className={styles.form} onSubmit={submit} noValidate>
          {forgotten.error && <FormError>{problemText(forgotten.error)}</FormError>}
          <Field label={ts('signIn.email')} name="email" type="email" autoComplete="username" autoFocus required />
          <Button type="submit" look="primary" aria-disabled={forgotten.isPending}>
            {t('forgotten.submit')}
          </Button>
        </form>
      )}
      <Link className={buttonClass({ look: 'quiet' })} to="/login">
        {t('toSignIn')}
      </Link>
    </Entrance>
  );
}
