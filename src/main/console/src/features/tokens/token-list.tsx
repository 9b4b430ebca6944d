import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relativeTime, shortDateTime } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { type ApiToken, useRevokeToken, useTokens } from './api/tokens';
import styles from './tokens.module.css';

/** The tokens that live, one's own or everybody's, and the way to end each. */
export function TokenList({ all }: { all: boolean }) {
  const { t } = useTranslation('tokens');
  const { data, error, refetch } = useTokens(all);
  if (error && !data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton bars={3} />;
  if (data.length === 0) return <p className={styles.meta}>{t('none')}</p>;
  return (
    <ul className={styles.list}>
      {data.map((token) => (
        <Token key={token.id} token={token} all={all} />
      ))}
    </ul>
  );
}

function Token({ token, all }: { token: ApiToken; all: boolean }) {
  const { t, i18n } = useTranslation('tokens');
  const [asking, setAsking] = useState(false);
  const name = useId();
  const { scopes, createdAt, expiresAt, lastUsedAt, owner } = token;
  const expired = expiresAt !== null && Date.parse(expiresAt) <= Date.now();
  const said = [
    all && owner.name,
    scopes ? scopes.join(', ') : t('everything'),
    t('created', { time: shortDateTime(i18n.language, createdAt) }),
    lastUsedAt ? t('used', { time: relativeTime(i18n.language, lastUsedAt, Date.now()) }) : t('unused'),
    expiresAt && t(expired ? 'expired' : 'expires', { time: shortDateTime(i18n.language, expiresAt) }),
  ];
  return (
    <li className={styles.token}>
      <div className={styles.what}>
        <strong id={name}>{token.name}</strong>
        <p className={styles.meta}>{said.filter(Boolean).join(' · ')}</p>
      </div>
      <Button small aria-describedby={name} onClick={() => setAsking(true)}>
        {t('revoke')}
      </Button>
      {asking && <RevokeDialog token={token} onClose={() => setAsking(false)} />}
    </li>
  );
}

function RevokeDialog({ token, onClose }: { token: ApiToken; onClose: () => void }) {
  const { t } = useTranslation('tokens');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const revoke = useRevokeToken(token.id);
  return (
    <Dialog title={t('revoking.title', { name: token.name })} lead={t('revoking.lead')} onClose={onClose}>
      {revoke.error && <FormError>{problemText(revoke.error)}</FormError>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button look="primary" onClick={() => revoke.mutate(undefined, { onSuccess: onClose })}>
          {t('revoking.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
