import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { fullTime, shortDateTime } from '@/lib/format';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import styles from './properties.module.css';
import { SnoozeChoices } from './snooze-choices';

type Props = { until: string | null; onChange: (until: string | null) => void };

/** Out of the lists until then, or until the customer writes. */
export function Snooze({ until, onChange }: Props) {
  const { t, i18n } = useTranslation('properties');
  const [open, setOpen] = useState(false);
  useCommand('snooze', () => setOpen(true));
  return (
    <div className={styles.row}>
      <Popover
        title={t('snooze.title')}
        open={open}
        onOpen={setOpen}
        trigger={
          <Button small className={styles.value} title={until ? fullTime(i18n.language, until) : undefined}>
            <Icon name="clock" size={13} />
            <span>{until ? t('snooze.until', { time: shortDateTime(i18n.language, until) }) : t('snooze.action')}</span>
          </Button>
        }
      >
        <SnoozeChoices
          onChoose={(at) => {
            setOpen(false);
            onChange(at);
          }}
        />
      </Popover>
      {until && (
        <Button small look="quiet" onClick={() => onChange(null)}>
          {t('snooze.end')}
        </Button>
      )}
    </div>
  );
}
