import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import styles from './properties.module.css';
import { instantAt, presets } from './snooze-times';

const YEAR = 366 * 86_400_000;

/** Until when: soon, tomorrow, next week, or a time of one's own within a year. */
export function SnoozeChoices({ onChoose }: { onChoose: (until: string) => void }) {
  const { t, i18n } = useTranslation('properties');
  const [custom, setCustom] = useState('');
  const [bad, setBad] = useState(false);
  const choose = (at: number) => onChoose(new Date(at).toISOString());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const [day = '', time = ''] = custom.split('T');
    const at = instantAt(day, time.slice(0, 5));
    const taken = at > Date.now() && at < Date.now() + YEAR;
    setBad(!taken);
    if (taken) choose(at);
  };
  return (
    <>
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
    </>
  );
}
