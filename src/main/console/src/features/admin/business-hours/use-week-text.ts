import { useTranslation } from 'react-i18next';
import { hoursOf, type Period, WEEKDAYS, type Weekday } from './calendar';
import { useDayText } from './use-day-text';

/** A week in a line: days in a row that have the same hours are said together. */
export function useWeekText() {
  const { t } = useTranslation('hours');
  const { weekday, hours } = useDayText();
  return (week: Period[]) => {
    const runs: { first: Weekday; last: Weekday; said: string }[] = [];
    for (const day of WEEKDAYS) {
      const said = hours(hoursOf(week, day));
      const run = runs.at(-1);
      if (run?.said === said) run.last = day;
      else runs.push({ first: day, last: day, said });
    }
    return runs
      .filter(({ said }) => said !== '')
      .map(({ first, last, said }) =>
        first === last
          ? t('week.day', { day: weekday(first), hours: said })
          : t('week.days', { from: weekday(first), to: weekday(last), hours: said }),
      )
      .join(t('comma'));
  };
}
