import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fullTime, relativeTime } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { serverNow } from '@/live/clock';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { type SignIn, signInsQuery, signOutElsewhere } from '../api/sign-ins';
import styles from '../me.module.css';
import { browserName } from './browser-name';

/** Every browser one is signed in with, and the way out of all others. */
export function SignInList() {
  const { t } = useTranslation('me');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: signIns, error, refetch } = useQuery(signInsQuery);
  const leave = useMutation({
    mutationFn: signOutElsewhere,
    onSuccess: () => client.invalidateQueries(signInsQuery),
  });
  if (error && !signIns) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!signIns) return <Skeleton bars={2} />;
  const elsewhere = signIns.filter((each) => !each.here).length;
  return (
    <>
      {leave.error && <FormError>{problemText(leave.error)}</FormError>}
      <ul className={styles.signIns}>
        {signIns.map((signIn) => (
          <Line key={`${signIn.since} ${signIn.lastSeen}`} signIn={signIn} />
        ))}
      </ul>
      <div className={styles.row}>
        <Button
          aria-disabled={elsewhere === 0 || leave.isPending}
          onClick={() => elsewhere > 0 && !leave.isPending && leave.mutate()}
        >
          {t('signIns.leave')}
        </Button>
        <span role="status" className={styles.done}>
          {elsewhere === 0 && t('signIns.onlyHere')}
        </span>
      </div>
    </>
  );
}

function Line({ signIn }: { signIn: SignIn }) {
  const { t, i18n } = useTranslation('me');
  return (
    <li>
      <strong title={signIn.browser ?? undefined}>{browserName(signIn.browser) ?? t('signIns.unknown')}</strong>
      {signIn.here && <span className={styles.here}>{t('signIns.here')}</span>}
      <span className={styles.meta}>
        {t('signIns.seen', { time: relativeTime(i18n.language, signIn.lastSeen, serverNow()) })}
        {signIn.address && ` · ${signIn.address}`}
        {' · '}
        {t('signIns.since', { time: fullTime(i18n.language, signIn.since) })}
      </span>
    </li>
  );
}
