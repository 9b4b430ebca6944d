import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import type { BulkChange } from '../api/bulk-change';
import { SnoozeChoices } from '../properties/snooze-choices';
import styles from './bulk.module.css';

type Props = {
  /** Whether any of them may be put off already. */
  asleep: boolean;
  onChange: (change: BulkChange) => void;
  onClose: () => void;
};

/** Puts many tickets off until one time, or brings them back. */
export function SnoozeDialog({ asleep, onChange, onClose }: Props) {
  const { t } = useTranslation('properties');
  const change = (snoozedUntil: string | null) => {
    onChange({ snoozedUntil });
    onClose();
  };
  return (
    <Dialog title={t('snooze.title')} onClose={onClose}>
      <div className={styles.form}>
        <SnoozeChoices onChoose={change} />
        {asleep && (
          <Button look="quiet" onClick={() => change(null)}>
            {t('snooze.end')}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
