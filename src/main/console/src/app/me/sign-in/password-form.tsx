import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { changePassword } from '../api/change-password';
import { signInsQuery } from '../api/sign-ins';
import styles from '../me.module.css';

/** Another password, for who knows the present one. */
export function PasswordForm() {
  const { t } = useTranslation('me');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { user } = useSession();
  const [missing, setMissing] = useState(false);
  const change = useMutation({ mutationFn: changePassword });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const wanted = { old: String(data.get('old')), password: String(data.get('password')) };
    setMissing(wanted.old === '' || wanted.password === '');
    if (wanted.old === '' || wanted.password === '' || change.isPending) return;
    change.mutate(wanted, {
      onSuccess: () => {
        form.reset();
        void client.invalidateQueries(signInsQuery);
      },
    });
  };
  const error = missing ? t('password.required') : change.error && problemText(change.error);
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {error && <FormError>{error}</FormError>}
      {/* A password manager asks whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
      <Field label={t('password.old')} name="old" type="password" autoComplete="current-password" required />
      <Field
        label={t('password.new')}
        name="password"
        type="password"
        autoComplete="new-password"
        hint={t('password.hint')}
        required
      />
      <div className={styles.row}>
        <Button type="submit" aria-disabled={change.isPending}>
          {t('password.change')}
        </Button>
        <span role="status" className={styles.done}>
          {change.isSuccess && t('password.changed')}
        </span>
      </div>
    </form>
  );
}
