import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import rows from '../rows.module.css';
import type { SpecialDay } from './calendar';
import styles from './hours.module.css';
import { useDayText } from './use-day-text';

type Props = { days: SpecialDay[]; year: number; onOpen: (date: string) => void };

/** The days of a year that are not like their day of the week, in words. */
export function DayList({ days, year, onOpen }: Props) {
  const { t } = useTranslation('hours');
  const { date, special } = useDayText();
  if (days.length === 0) return <p className={rows.meta}>{t('year.none', { year: String(year) })}</p>;
  return (
    <details className={styles.days}>
      <summary>{t('year.list', { count: days.length, year: String(year) })}</summary>
      <ul>
        {days.map((day) => (
          <li key={day.date}>
            <span>{date(day.date)}</span> <span className={rows.meta}>{special(day)}</span>
            <Button
              small
              look="quiet"
              aria-label={t('day.changeNamed', { date: date(day.date) })}
              onClick={() => onOpen(day.date)}
            >
              {t('day.change')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
