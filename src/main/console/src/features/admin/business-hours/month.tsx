import { memo } from 'react';
import { classes } from '@/ui/classes';
import { dayOn, daysOfMonth, type Period, type SpecialDay, WEEKDAYS, weekdayOf } from './calendar';
import styles from './hours.module.css';
import { useDayText } from './use-day-text';

type Props = {
  year: number;
  month: number;
  week: Period[];
  special: Map<string, SpecialDay>;
  today: string;
  /** Where the Tab key comes in, if it is in this month. */
  entry: string | null;
  onOpen: (date: string) => void;
};

/** One month of the year's picture, weeks from Monday. It is drawn again only when something of it is another. */
export const Month = memo(function Month({ year, month, week, special, today, entry, onOpen }: Props) {
  const { month: monthName, weekday, shortWeekday, whole } = useDayText();
  const days = daysOfMonth(year, month);
  const first = days[0] ?? '';
  const before = WEEKDAYS.indexOf(weekdayOf(first));
  const cells = [...Array.from({ length: before }, () => null), ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => cells.slice(at * 7, at * 7 + 7));
  return (
    <table className={styles.month}>
      <caption>{monthName(first)}</caption>
      <thead>
        <tr>
          {WEEKDAYS.map((day) => (
            <th key={day} scope="col" abbr={weekday(day)}>
              {shortWeekday(day)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((dates, at) => (
          <tr key={dates.find((date) => date !== null) ?? at}>
            {WEEKDAYS.map((column, index) => {
              const date = dates[index];
              if (!date) return <td key={column} />;
              const on = dayOn(week, special.get(date), date);
              return (
                <td key={column}>
                  <button
                    type="button"
                    id={`day-${date}`}
                    className={classes(styles.cell, styles[on.kind], date === today && styles.today)}
                    tabIndex={date === entry ? 0 : -1}
                    aria-label={whole(date, on, date === today)}
                    aria-current={date === today ? 'date' : undefined}
                    title={on.special?.name ?? undefined}
                    onClick={() => onOpen(date)}
                  >
                    {Number(date.slice(8))}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
});
