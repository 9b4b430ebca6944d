import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import { useMailboxes } from './api/list-mailboxes';
import { HealthChip, HealthNotes } from './health';
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
        <h1 className={styles.title}>{t('mailboxes.title')}</h1>
        <Link to="/admin/mailboxes/new" className={buttonClass({ look: 'primary' }, styles.last)}>
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
              <h2>{each.name}</h2>
              <HealthChip state={each.health.state} />
              <Link
                to="/admin/mailboxes/$key"
                params={{ key: each.key }}
                ref={hash === each.key ? focus : undefined}
                className={buttonClass({ small: true }, styles.last)}
                aria-label={t('mailboxes.edit', { address: each.address })}
              >
                {t('mailboxes.change')}
              </Link>
            </header>
            <p>{each.address}</p>
            <HealthNotes health={each.health} />
          </li>
        ))}
      </ul>
    </>
  );
}
