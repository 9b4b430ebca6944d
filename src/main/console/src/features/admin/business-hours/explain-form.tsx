import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Intervals } from '@/features/sla/intervals';
import { useSpanText } from '@/features/sla/use-span-text';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { Notice } from '@/ui/notice';
import rows from '../rows.module.css';
import { type Explanation, useExplanation } from './api/explain';
import { todayIn } from './calendar';
import styles from './hours.module.css';
import { useRefusal } from './use-refusal';

const UNITS = { minutes: 60, hours: 3600 } as const;
type Unit = keyof typeof UNITS;

type Props = { id: string; zone: string; unsaved: boolean };

/** Tries the calendar: from when, how long, and what comes of it. */
export function ExplainForm({ id, zone, unsaved }: Props) {
  const { t } = useTranslation('hours');
  const refusal = useRefusal();
  const explain = useExplanation(id);
  const [start, setStart] = useState(() => `${todayIn(zone)}T09:00`);
  const [amount, setAmount] = useState('8');
  const [unit, setUnit] = useState<Unit>('hours');
  const [incomplete, setIncomplete] = useState(false);
  const seconds = Math.round(Number(amount) * UNITS[unit]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complete = start !== '' && amount.trim() !== '' && seconds >= 0;
    setIncomplete(!complete);
    if (complete && !explain.isPending) explain.mutate({ start, seconds });
  };
  return (
    <section className={styles.section} aria-labelledby="explain">
      <h2 id="explain">{t('explain.title')}</h2>
      <p className={rows.lead}>{t(unsaved ? 'explain.unsaved' : 'explain.lead')}</p>
      <form className={styles.question} onSubmit={submit} noValidate>
        <Field
          label={t('explain.start', { zone })}
          type="datetime-local"
          value={start}
          onChange={(event) => setStart(event.target.value)}
        />
        <Field
          label={t('explain.amount')}
          type="number"
          min={0}
          step="any"
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
        <SelectField
          label={t('explain.unit')}
          value={unit}
          options={[
            ['hours', t('explain.hours')],
            ['minutes', t('explain.minutes')],
          ]}
          onChange={(value) => setUnit(value as Unit)}
        />
        <Button type="submit" aria-disabled={explain.isPending}>
          {t('explain.ask')}
        </Button>
      </form>
      {incomplete && <FormError>{t('explain.incomplete')}</FormError>}
      {explain.error && <FormError>{refusal(explain.error)}</FormError>}
      {explain.data && <Answer explanation={explain.data} />}
    </section>
  );
}

function Answer({ explanation }: { explanation: Explanation }) {
  const { t } = useTranslation('hours');
  const { moment, length } = useSpanText(explanation.zone);
  const counted = explanation.intervals.filter((each) => each.counted).reduce((sum, each) => sum + each.seconds, 0);
  return (
    <>
      <p role="status">
        <strong>{t('explain.deadline', { time: moment(explanation.deadline), zone: explanation.zone })}</strong>{' '}
        {t('explain.counted', { length: length(counted) })}
      </p>
      {explanation.beyondData && <Notice tone="warn">{t('explain.beyond')}</Notice>}
      <Intervals intervals={explanation.intervals} zone={explanation.zone} />
    </>
  );
}
