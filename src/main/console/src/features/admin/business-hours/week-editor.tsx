import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import rows from '../rows.module.css';
import { hoursOf, type Period, WEEKDAYS, type Weekday } from './calendar';
import styles from './hours.module.css';
import { useDayText } from './use-day-text';

type Props = { week: Period[]; onChange: (week: Period[]) => void };

/** Midnight ends the day that is over; a field for times knows it as the beginning of one. */
const END_OF_DAY = '24:00';
const inField = (time: string) => (time === END_OF_DAY ? '00:00' : time);
const outOfField = (time: string) => (time === '00:00' ? END_OF_DAY : time);

/** In their order only when they are saved: no field moves while somebody types in it. */
const asTyped = (week: Period[], day: Weekday) => week.filter((period) => period.day === day);

/** The hours of each day of the week, several if need be, also over midnight. */
export function WeekEditor({ week, onChange }: Props) {
  const { t } = useTranslation('hours');
  const set = (day: Weekday, periods: Period[]) =>
    onChange(WEEKDAYS.flatMap((each) => (each === day ? periods : asTyped(week, each))));
  const first = hoursOf(week, 'monday');
  const likeMonday = () =>
    onChange(
      WEEKDAYS.flatMap((day, at) => (at < 5 ? first.map((period) => ({ ...period, day })) : hoursOf(week, day))),
    );
  return (
    <section className={styles.section} aria-labelledby="week">
      <h2 id="week">{t('week.title')}</h2>
      <p className={rows.lead}>{t('week.lead')}</p>
      {WEEKDAYS.map((day) => (
        <Day key={day} day={day} periods={asTyped(week, day)} onChange={(periods) => set(day, periods)}>
          {day === 'monday' && first.length > 0 && (
            <Button small look="quiet" onClick={likeMonday}>
              {t('week.copy')}
            </Button>
          )}
        </Day>
      ))}
    </section>
  );
}

type DayProps = {
  day: Weekday;
  periods: Period[];
  onChange: (periods: Period[]) => void;
  children: React.ReactNode;
};

function Day({ day, periods, onChange, children }: DayProps) {
  const { t } = useTranslation('hours');
  const { weekday } = useDayText();
  const name = weekday(day);
  const put = (at: number, part: Partial<Period>) =>
    onChange(periods.map((period, index) => (index === at ? { ...period, ...part } : period)));
  const add = () => {
    const last = periods.at(-1);
    const goesOn = last && last.to > last.from && last.to !== END_OF_DAY;
    onChange([...periods, goesOn ? { day, from: last.to, to: END_OF_DAY } : { day, from: '09:00', to: '18:00' }]);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot lay its legend out beside the fields
    <div role="group" aria-label={name} className={styles.day}>
      <span className={styles.weekday}>{name}</span>
      <div className={styles.periods}>
        {periods.length === 0 && <span className={rows.meta}>{t('week.closed')}</span>}
        {periods.map((period, at) => (
          <span key={at} className={styles.period}>
            <Time
              label={t('week.from', { day: name, number: at + 1 })}
              value={period.from}
              onChange={(from) => put(at, { from })}
            />
            <span aria-hidden="true">–</span>
            <Time
              label={t('week.to', { day: name, number: at + 1 })}
              value={inField(period.to)}
              onChange={(to) => put(at, { to: outOfField(to) })}
            />
            {period.to <= period.from && <span className={rows.meta}>{t('week.nextDay')}</span>}
            <Button
              small
              icon
              look="quiet"
              aria-label={t('week.remove', { day: name, number: at + 1 })}
              onClick={() => onChange(periods.filter((_, index) => index !== at))}
            >
              <Icon name="close" />
            </Button>
          </span>
        ))}
        <span className={rows.buttons}>
          <Button small aria-label={t('week.addTo', { day: name })} onClick={add}>
            {t('week.add')}
          </Button>
          {children}
        </span>
      </div>
    </div>
  );
}

function Time({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  return (
    <input
      type="time"
      required
      className={styles.time}
      aria-label={label}
      value={value}
      onChange={(event) => event.target.value && onChange(event.target.value.slice(0, 5))}
    />
  );
}
