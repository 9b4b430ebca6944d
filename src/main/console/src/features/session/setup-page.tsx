import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { usePageTitle } from '@/lib/page-title';
import { Button, buttonClass } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { Entrance } from './entrance';
import styles from './entrance.module.css';
import { useSetUp } from './set-up';
import { signIn } from './sign-in';

const SHORTEST = 12;

export function SetupPage() {
  const { t } = useTranslation('session');
  const problemText = useProblemText();
  const setUp = useSetUp();
  const [invalid, setInvalid] = useState<'required' | 'short' | null>(null);
  const token = window.location.hash.slice(1);
  usePageTitle(t('setup.title'));

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const account = {
      token,
      name: String(data.get('name')).trim(),
      email: String(data.get('email')).trim(),
      password: String(data.get('password')),
    };
    const wrong = !account.name || !account.email ? 'required' : account.password.length < SHORTEST ? 'short' : null;
    setInvalid(wrong);
    if (wrong || setUp.isPending) return;
    setUp.mutate(account, {
      // A full load: the fragment with the used token leaves the address bar and the history.
      onSuccess: () =>
        signIn(account).then(
          () => window.location.replace('/'),
          () => window.location.replace('/login'),
        ),
    });
  };

  const used = setUp.error instanceof Problem && setUp.error.status === 404;
  const error = invalid ? t(`setup.${invalid}`) : used ? t('setup.used') : setUp.error && problemText(setUp.error);
  if (!token) {
    return (
      <Entrance title={t('setup.title')} lead={t('setup.noToken')}>
        <a className={buttonClass({})} href="/login">
          {t('setup.toSignIn')}
        </a>
      </Entrance>
    );
  }
  return (
    <Entrance title={t('setup.title')} lead={t('setup.lead')}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <Field label={t('setup.name')} name="name" autoComplete="name" autoFocus required />
        <Field label={t('signIn.email')} name="email" type="email" autoComplete="username" required />
        <Field
          label={t('signIn.password')}
          name="password"
          type="password"
          autoComplete="new-password"
          hint={t('setup.hint')}
          required
        />
        <Button type="submit" look="primary" aria-disabled={setUp.isPending}>
          {setUp.isPending ? t('setup.busy') : t('setup.submit')}
        </Button>
      </form>
    </Entrance>
  );
}
