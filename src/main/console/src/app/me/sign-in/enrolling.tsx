import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { confirmCode, type Enrolment } from '../api/one-time-codes';
import styles from '../me.module.css';

type Props = {
  enrolment: Enrolment;
  guard: <T>(call: () => Promise<T>) => Promise<T>;
  onConfirmed: (recoveryCodes: string[]) => void;
};

/** The picture for the app, and the first code that proves it took it. */
export function Enrolling({ enrolment: { secret, uri, qr, size }, guard, onConfirmed }: Props) {
  const { t } = useTranslation('me');
  const problemText = useProblemText();
  const confirm = useMutation({ mutationFn: (code: string) => guard(() => confirmCode(code)) });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get('code')).trim();
    if (code && !confirm.isPending) confirm.mutate(code, { onSuccess: (done) => onConfirmed(done.recoveryCodes) });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('codes.scan')}</p>
      {/* Dark on light in every theme, with the four squares of margin that readers need. */}
      <svg className={styles.qr} viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={t('codes.picture')}>
        <path d={qr} />
      </svg>
      <p className={styles.done}>
        {t('codes.type')} <code>{secret.replace(/(.{4})(?!$)/g, '$1 ')}</code> <a href={uri}>{t('codes.open')}</a>
      </p>
      {confirm.error && <FormError>{problemText(confirm.error)}</FormError>}
      <Field label={t('codes.first')} name="code" autoComplete="one-time-code" inputMode="numeric" required />
      <div className={styles.row}>
        <Button type="submit" look="primary" aria-disabled={confirm.isPending}>
          {t('codes.confirm')}
        </Button>
      </div>
    </form>
  );
}
