import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import styles from './new.module.css';
import { NewTicketForm } from './new-ticket-form';

/** Writing to a customer first. */
export function NewTicketPage() {
  const { t } = useTranslation('newTicket');
  usePageTitle(t('title'));
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <h1>{t('title')}</h1>
        <NewTicketForm />
      </div>
    </div>
  );
}
