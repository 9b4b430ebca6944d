import { useTranslation } from 'react-i18next';
import { STATUSES } from '@/live/ticket-row';
import type { Interval } from './interval';
import styles from './intervals.module.css';
import { useSpanText } from './use-span-text';

/** What was counted on the way to a deadline and what was not, and why; in the zone of the calendar. */
export function Intervals({ intervals, zone }: { intervals: readonly Interval[]; zone: string }) {
  const { t } = useTranslation('hours');
  return (
    <ol className={styles.intervals} aria-label={t('explain.intervals')}>
      {intervals.map((each) => (
        <Line key={each.from} interval={each} zone={zone} />
      ))}
    </ol>
  );
}

function Line({ interval, zone }: { interval: Interval; zone: string }) {
  const { t } = useTranslation('hours');
  const { t: tt } = useTranslation('ticket');
  const { moment, length } = useSpanText(zone);
  const { from, to, kind, counted, seconds } = interval;
  const status = kind === 'paused' && STATUSES.find((each) => each === interval.name);
  const name = status ? tt(`status.${status}`) : interval.name;
  const why = name ? t('explain.named', { why: t(`explain.why.${kind}`), name }) : t(`explain.why.${kind}`);
  return (
    <li className={counted ? styles.counted : styles.skipped}>
      <span>{t('explain.span', { from: moment(from), to: moment(to) })}</span>
      <span>{counted ? t('explain.plus', { length: length(seconds), why }) : t('explain.minus', { why })}</span>
    </li>
  );
}
