import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { EmptyState, FailedToLoad, Skeleton } from '@/ui/notice';
import { useMailboxes } from './api/list-mailboxes';
import type { Mailbox } from './mailbox';
import { MailboxForm } from './mailbox-form';
import styles from './mailboxes.module.css';

/** The mailboxes the desk reads and writes, how they fare, and where one more is connected. */
export function MailboxesPage() {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const { user } = useSession();
  usePageTitle(t('mailboxes.title'));
  if (user.role !== 'admin') {
    return (
      <EmptyState>
        <h1>{tc('problem.forbidden')}</h1>
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <Mailboxes />
      </div>
    </div>
  );
}

function Mailboxes() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useMailboxes();
  const [open, setOpen] = useState<Mailbox | 'new' | null>(null);
  if (open) {
    return <MailboxForm mailbox={open === 'new' ? null : open} onClose={() => setOpen(null)} />;
  }
  return (
    <>
      <header className={styles.head}>
        <h1>{t('mailboxes.title')}</h1>
        <Button look="primary" onClick={() => setOpen('new')}>
          {t('mailboxes.add')}
        </Button>
      </header>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data?.length === 0 && <p>{t('mailboxes.none')}</p>}
      <ul className={styles.list}>
        {data?.map((each) => (
          <li key={each.key} className={styles.item}>
            <header className={styles.head}>
              <strong>{each.name}</strong>
              <Button small onClick={() => setOpen(each)} aria-label={t('mailboxes.edit', { address: each.address })}>
                {t('mailboxes.change')}
              </Button>
            </header>
            <p>{each.address}</p>
            <Health mailbox={each} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Health({ mailbox: { health } }: { mailbox: Mailbox }) {
  const { t, i18n } = useTranslation('admin');
  const key = `trial.${health.code ?? 'failed'}`;
  const why = i18n.exists(key, { ns: 'admin' }) ? t(key as 'trial.failed') : health.error;
  return (
    <>
      <p className={health.state === 'failing' ? styles.bad : undefined}>
        {t(`mailboxes.state.${health.state}`)}
        {health.code && ` ${why}`}
      </p>
      {health.lastMailAt && <p>{t('mailboxes.lastMail', { time: shortDateTime(i18n.language, health.lastMailAt) })}</p>}
      {health.archive && <p>{t('mailboxes.archive', health.archive)}</p>}
      {health.sending && (
        <p className={styles.bad}>
          {t('mailboxes.notSending', {
            error: health.sending.error,
            time: shortDateTime(i18n.language, health.sending.nextTryAt),
          })}
        </p>
      )}
      {health.skipped.length > 0 && <p>{t('mailboxes.skipped', { count: health.skipped.length })}</p>}
    </>
  );
}
