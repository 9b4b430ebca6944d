import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import { useMayAtDesk } from '@/lib/session';
import { EmptyState } from '@/ui/notice';
import styles from './new.module.css';
import { NewTicketForm } from './new-ticket-form';

/** Writing to a customer first. */
export function NewTicketPage() {
  const { t } = useTranslation('newTicket');
  const { t: tr } = useTranslation('rights');
  const may = useMayAtDesk('open');
  usePageTitle(t('title'));
  if (!may) {
    return (
      <EmptyState>
        <h1>{tr('noOpen')}</h1>
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <h1>{t('title')}</h1>
        <NewTicketForm />
      </div>
    </div>
  );
}
