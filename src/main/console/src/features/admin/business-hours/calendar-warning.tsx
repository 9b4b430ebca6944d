import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/icon';
import type { Calendar } from './api/calendars';
import styles from './hours.module.css';
import { useDayText } from './use-day-text';

/** That a calendar's days are known for a while only: after it, a holiday would be counted as a workday. */
export function CalendarWarning({ warning }: Pick<Calendar, 'warning'>) {
  const { t } = useTranslation('hours');
  const { date } = useDayText();
  if (!warning) return null;
  return (
    <p className={styles.warning}>
      <Icon name="warn" />
      {t(`warning.${warning.code}`, { date: date(warning.endsOn) })}
    </p>
  );
}
