import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import styles from '../rows.module.css';

type Props = { count: number; onClose: () => void; onDelete: () => void };

/** What is deleted here cannot be had back from anywhere. */
export function DeleteDialog({ count, onClose, onDelete }: Props) {
  const { t } = useTranslation('inbound');
  const { t: tc } = useTranslation();
  return (
    <Dialog title={t('deleting.title', { count })} lead={t('deleting.lead')} onClose={onClose}>
      <div className={styles.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button look="primary" onClick={onDelete}>
          {t('deleting.confirm', { count })}
        </Button>
      </div>
    </Dialog>
  );
}
