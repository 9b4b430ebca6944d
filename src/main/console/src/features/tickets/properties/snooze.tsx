import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { fullTime, shortDateTime } from '@/lib/format';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import styles from './properties.module.css';
import { instantAt, presets } from './snooze-times';

type Props = { until: string | null; onChange: (until: string | null) => void };

const YEAR = 366 * 86_400_000;

/** Out of the lists until then, or until the customer writes. */
export function Snooze({ until, onChange }: Props) {
  const { t, i18n } = useTranslation('properties');
  const [open, setOpen] = useState(false);
  const [custom, setCustom] = useState('');
  const [bad, setBad] = useState(false);
  useCommand('snooze', () => setOpen(true));
  const choose = (at: number) => {
    setOpen(false);
    onChange(new Date(at).toISOString());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [day = '', time = ''] = custom.split('T');
    const at = instantAt(day, time.slice(0, 5));
    const taken = at > Date.now() && at < Date.now() + YEAR;
    setBad(!taken);
    if (taken) choose(at);
  };
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
        <p className={styles.nothing}>{t('snooze.meaning')}</p>
        {presets(Date.now()).map(({ key, at }) => (
          <button key={key} type="button" className={styles.preset} onClick={() => choose(at)}>
            <span>{t(`snooze.${key}`)}</span>
            <span className={styles.nothing}>{shortDateTime(i18n.language, new Date(at).toISOString())}</span>
          </button>
        ))}
        <form className={styles.custom} onSubmit={submit} noValidate>
          <Field
            type="datetime-local"
            label={t('snooze.custom')}
            hint={bad ? t('snooze.bad') : undefined}
            aria-invalid={bad || undefined}
            value={custom}
            onChange={(event) => {
              setCustom(event.target.value);
              setBad(false);
            }}
          />
          <Button type="submit" small>
            {t('snooze.set')}
          </Button>
        </form>
      </Popover>
      {until && (
        <Button small look="quiet" onClick={() => onChange(null)}>
          {t('snooze.end')}
        </Button>
      )}
    </div>
  );
}
