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
  const [asksCode, setAsksCode] = useState(false);
  const form = useRef<HTMLFormElement>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const email = String(data.get('email')).trim();
    const password = String(data.get('password'));
    const code = String(data.get('code') ?? '').trim();
    const missing = !email || !password || (asksCode && !code);
    setIncomplete(missing);
    if (missing || signIn.isPending || seconds > 0) return;
    signIn.mutate(
      { email, password, ...(code && { code }) },
      { onSuccess: (session) => onSignedIn(session.user.id), onError: refused },
    );
  };

  const refused = (error: Error) => {
    const code = error instanceof Problem && (error.code === 'code-required' || error.code === 'bad-code');
    if (code) setAsksCode(true);
    // The field for the code takes the focus when it comes.
    form.current?.querySelector<HTMLInputElement>(`input[name=${code ? 'code' : 'password'}]`)?.select();
  };

  const wantsCode = signIn.error instanceof Problem && signIn.error.code === 'code-required';
  const throttled = signIn.error instanceof Problem && signIn.error.code === 'too-many-attempts';
  const refusal = throttled
    ? seconds > 0 && tc('problem.too-many-attempts', { count: seconds })
    : !wantsCode && signIn.error && problemText(signIn.error);
  const error = incomplete ? t(asksCode ? 'code.required' : 'signIn.required') : refusal;
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
      {asksCode && (
        <Field
          label={t('code.label')}
          hint={t('code.hint')}
          name="code"
          autoComplete="one-time-code"
          autoFocus
          spellCheck={false}
          maxLength={50}
          required
        />
      )}
      <Button type="submit" look="primary" aria-disabled={signIn.isPending || seconds > 0}>
        {signIn.isPending ? t('signIn.busy') : t('signIn.submit')}
      </Button>
      {extra}
    </form>
  );
}
