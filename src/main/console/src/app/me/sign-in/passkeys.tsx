import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { addPasskey, NoPasskey, passkeysWork } from '@/features/session/passkey/passkey';
import { shortDateTime } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { type Passkey, passkeysQuery, removePasskey } from '../api/passkeys';
import styles from '../me.module.css';
import { browserName } from './browser-name';
import { useGuarded } from './use-guarded';

/** The passkeys of this account: what replaces the password, and cannot be phished. */
export function Passkeys() {
  const { t } = useTranslation('me');
  const problemText = useProblemText();
  const client = useQueryClient();
  const { data: passkeys, error, refetch } = useQuery(passkeysQuery);
  const { guard, dialog } = useGuarded();
  const onSettled = () => client.invalidateQueries(passkeysQuery);
  const add = useMutation({
    mutationFn: () => guard(() => addPasskey(browserName(navigator.userAgent) ?? t('passkeys.unnamed'))),
    onSettled,
  });
  const remove = useMutation({ mutationFn: (id: string) => guard(() => removePasskey(id)), onSettled });
  if (error && !passkeys) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!passkeys) return <Skeleton bars={1} />;
  const refused = add.error ?? remove.error;
  const none = refused instanceof NoPasskey;
  return (
    <>
      <p className={styles.done}>{t('passkeys.lead')}</p>
      {refused && <FormError>{none ? t('passkeys.notMade') : problemText(refused)}</FormError>}
      <ul className={styles.signIns}>
        {passkeys.map((passkey) => (
          <Line key={passkey.id} passkey={passkey} busy={remove.isPending} onRemove={() => remove.mutate(passkey.id)} />
        ))}
      </ul>
      <div className={styles.row}>
        {passkeysWork() ? (
          <Button aria-disabled={add.isPending} onClick={() => !add.isPending && add.mutate()}>
            {t('passkeys.add')}
          </Button>
        ) : (
          <span className={styles.done}>{t('passkeys.unable')}</span>
        )}
        <span role="status" className={styles.done}>
          {add.isSuccess && !remove.isSuccess && t('passkeys.added')}
        </span>
      </div>
      {dialog}
    </>
  );
}

function Line({ passkey, busy, onRemove }: { passkey: Passkey; busy: boolean; onRemove: () => void }) {
  const { t, i18n } = useTranslation('me');
  const name = useId();
  const time = (at: string) => shortDateTime(i18n.language, at);
  return (
    <li>
      <strong id={name}>{passkey.name}</strong>
      <Button small look="quiet" aria-describedby={name} disabled={busy} onClick={onRemove}>
        {t('passkeys.remove')}
      </Button>
      <span className={styles.meta}>
        {t('passkeys.made', { time: time(passkey.createdAt) })}
        {passkey.lastUsedAt && ` · ${t('signIns.seen', { time: time(passkey.lastUsedAt) })}`}
      </span>
    </li>
  );
}
