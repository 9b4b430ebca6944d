import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import rows from '../rows.module.css';
import type { useSaveCalendar } from './api/calendars';
import styles from './hours.module.css';
import { useRefusal } from './use-refusal';

type Props = {
  changed: boolean;
  save: ReturnType<typeof useSaveCalendar>;
  onSave: () => void;
  onDiscard: () => void;
};

/** It stays in sight while there is something to save. */
export function SaveBar({ changed, save, onSave, onDiscard }: Props) {
  const { t } = useTranslation('hours');
  const refusal = useRefusal();
  const stale = save.error instanceof Problem && save.error.code === 'changed-meanwhile';
  return (
    <div className={styles.bar}>
      {save.error && (
        <Notice
          tone={stale ? 'warn' : 'danger'}
          alert
          actions={
            stale && (
              <Button small onClick={onDiscard}>
                {t('save.look')}
              </Button>
            )
          }
        >
          {stale ? t('save.meanwhile') : refusal(save.error)}
        </Notice>
      )}
      <div className={rows.buttons}>
        <Button look="primary" disabled={!changed || save.isPending} onClick={onSave}>
          {t('save.save')}
        </Button>
        <Button disabled={!changed || save.isPending} onClick={onDiscard}>
          {t('save.discard')}
        </Button>
        <span role="status" className={rows.meta}>
          {changed ? t('save.changed') : save.isSuccess ? t('save.saved') : ''}
        </span>
      </div>
    </div>
  );
}
