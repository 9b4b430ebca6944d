import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { enrol, oneTimeCodesQuery, renewRecoveryCodes, switchOff } from '../api/one-time-codes';
import styles from '../me.module.css';
import { Enrolling } from './enrolling';
import { RecoveryCodes } from './recovery-codes';
import { useGuarded } from './use-guarded';

/** An authenticator app as a second factor, on and off. */
export function OneTimeCodes() {
  const { t } = useTranslation('me');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: state, error, refetch } = useQuery(oneTimeCodesQuery);
  const { guard, dialog } = useGuarded();
  const [recovery, setRecovery] = useState<string[] | null>(null);
  const begin = useMutation({ mutationFn: () => guard(enrol) });
  const renew = useMutation({ mutationFn: () => guard(renewRecoveryCodes) });
  const off = useMutation({ mutationFn: () => guard(switchOff) });
  const changed = (codes: string[] | null) => {
    begin.reset();
    setRecovery(codes);
    return client.invalidateQueries(oneTimeCodesQuery);
  };
  if (error && !state) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!state) return <Skeleton bars={1} />;
  const refused = begin.error ?? renew.error ?? off.error;
  return (
    <>
      <p className={styles.done}>{state.active ? t('codes.on') : t('codes.lead')}</p>
      {refused && <FormError>{problemText(refused)}</FormError>}
      {recovery && <RecoveryCodes codes={recovery} onDone={() => setRecovery(null)} />}
      {begin.data && !state.active && <Enrolling enrolment={begin.data} guard={guard} onConfirmed={changed} />}
      <div className={styles.row}>
        {!state.active && !begin.data && (
          <Button onClick={() => !begin.isPending && begin.mutate()}>{t('codes.begin')}</Button>
        )}
        {state.active && (
          <>
            <Button
              onClick={() => renew.mutate(undefined, { onSuccess: (codes) => void changed(codes.recoveryCodes) })}
            >
              {t('codes.renew')}
            </Button>
            <Button onClick={() => off.mutate(undefined, { onSuccess: () => void changed(null) })}>
              {t('codes.off')}
            </Button>
            <span className={styles.done}>{t('codes.left', { count: state.recoveryCodesLeft })}</span>
          </>
        )}
      </div>
      {dialog}
    </>
  );
}
