import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import { useMailboxes } from './api/list-mailboxes';
import type { Mailbox } from './mailbox';
import styles from './mailboxes.module.css';

const focus = (element: HTMLElement | null) => element?.focus();

/** The mailboxes the desk reads and writes, how they fare, and where one more is connected. */
export function MailboxesPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage page="mailboxes" title={t('mailboxes.title')}>
      <Mailboxes />
    </AdminPage>
  );
}

function Mailboxes() {
  const { t } = useTranslation('admin');
  const { data, error, refetch } = useMailboxes();
  // Whose form was left last: one goes on from there.
  const { hash } = useLocation();
  return (
    <>
      <header className={styles.head}>
        <h1>{t('mailboxes.title')}</h1>
        <Link to="/admin/mailboxes/new" className={buttonClass({ look: 'primary' })}>
          {t('mailboxes.add')}
        </Link>
      </header>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data?.length === 0 && <p>{t('mailboxes.none')}</p>}
      <ul className={styles.list}>
        {data?.map((each) => (
          <li key={each.key} className={styles.item}>
            <header className={styles.head}>
              <strong>{each.name}</strong>
              <Link
                to="/admin/mailboxes/$key"
                params={{ key: each.key }}
                ref={hash === each.key ? focus : undefined}
                className={buttonClass({ small: true })}
                aria-label={t('mailboxes.edit', { address: each.address })}
              >
                {t('mailboxes.change')}
              </Link>
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
