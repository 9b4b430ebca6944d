import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import { useMailboxesNow } from './api/list-mailboxes';
import { MailboxForm } from './form/mailbox-form';
import styles from './mailboxes.module.css';

export function NewMailboxPage() {
  const { t } = useTranslation('admin');
  return (
    <AdminPage page="mailboxes" title={t('mailboxes.add')}>
      <MailboxForm mailbox={null} />
    </AdminPage>
  );
}

/** The mailbox the address bar names. */
export function MailboxPage() {
  const { t } = useTranslation('admin');
  const { key = '' } = useParams({ strict: false });
  return (
    <AdminPage page="mailboxes" title={t('mailboxes.title')}>
      <Named key={key} name={key} />
    </AdminPage>
  );
}

function Named({ name }: { name: string }) {
  const { t } = useTranslation('admin');
  const { data, error, refetch, isFetchedAfterMount } = useMailboxesNow();
  if (!isFetchedAfterMount) return <Skeleton bars={5} />;
  if (!data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  const mailbox = data.find((each) => each.key === name);
  if (mailbox) return <MailboxForm mailbox={mailbox} />;
  return (
    <>
      <h1 className={styles.title}>{t('mailboxes.unknown')}</h1>
      <p>
        <Link to="/admin/mailboxes">{t('mailboxes.back')}</Link>
      </p>
    </>
  );
}
