import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import styles from './entrance.module.css';
import { useSignIn } from './sign-in';
import { useThrottled } from './use-throttled';

type Props = { email?: string; onSignedIn: (userId: string) => void; extra?: ReactNode };

/** Email and password. Pasting works, the password manager knows the fields, refusals say why. */
export function CredentialsForm({ email, onSignedIn, extra }: Props) {
  const { t } = useTranslation('session');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const signIn = useSignIn();
  const seconds = useThrottled(signIn.error);
  const [incomplete, setIncomplete] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const credentials = { email: String(data.get('email')).trim(), password: String(data.get('password')) };
    setIncomplete(!credentials.email || !credentials.password);
    if (!credentials.email || !credentials.password || signIn.isPending || seconds > 0) return;
    signIn.mutate(credentials, {
      onSuccess: (session) => onSignedIn(session.user.id),
      onError: () => form.current?.querySelector<HTMLInputElement>('input[name=password]')?.select(),
    });
  };

  const throttled = signIn.error instanceof Problem && signIn.error.code === 'too-many-attempts';
  const refusal = throttled
    ? seconds > 0 && tc('problem.too-many-attempts', { count: seconds })
    : signIn.error && problemText(signIn.error);
  const error = incomplete ? t('signIn.required') : refusal;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      {error && <FormError>{error}</FormError>}
      <Field
        label={t('signIn.email')}
        name="email"
        type="email"
        autoComplete="username"
        autoFocus={!email}
        defaultValue={email}
        readOnly={!!email}
        required
      />
      <Field
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        autoFocus={!!email}
        required
      />
      <Button type="submit" look="primary" aria-disabled={signIn.isPending || seconds > 0}>
        {signIn.isPending ? t('signIn.busy') : t('signIn.submit')}
      </Button>
      {extra}
    </form>
  );
}
