import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { count, timeSpan } from '@/lib/format';
import { classes } from '@/ui/classes';
import type { Line, Report } from './api/get-report';
import { DayBars } from './day-bars';
import styles from './insight.module.css';
import { type CountedSearch, type Period, periods, type ReportSearch } from './period';
import { isTime, useFigureText } from './use-figure-text';

type Props = { line: Line; search: ReportSearch; days: Report['days'] };

/** The list behind a number of this report. */
export function countedOf({ baseFrom: _from, baseTo: _to, ...search }: ReportSearch): Omit<CountedSearch, 'figure'> {
  return { ...search, ...periods(search).now };
}

/** A figure, what it was, what it means, and the way to its tickets. */
export function FigureCard({ line: { figure, now, before }, search, days }: Props) {
  const { t } = useTranslation('insight');
  const id = useId();
  const { text, change } = useFigureText();
  const changed = change(figure, now.value, before.value);
  const period: Period = periods(search).now;
  return (
    <section className={styles.card} aria-labelledby={id}>
      <h2 id={id}>{t(`figure.${figure}`)}</h2>
      <p className={styles.value}>
        {now.value === null ? (
          <span className={styles.nothing}>{t('none')}</span>
        ) : (
          <Link to="/reports/tickets" search={{ ...countedOf(search), figure }}>
            {text(figure, now.value)}
          </Link>
        )}
      </p>
      <p className={styles.change}>
        {changed && (
          <strong
            className={classes(changed.better === true && styles.better, changed.better === false && styles.worse)}
          >
            {changed.by}
            {changed.better !== null && ` · ${t(changed.better ? 'better' : 'worse')}`}
          </strong>
        )}{' '}
        {t('was', { value: text(figure, before.value) })}
      </p>
      <DayBars figure={figure} period={period} days={days} />
      <Parts line={{ figure, now, before }} search={search} />
      <p className={styles.about}>{t(`about.${figure}`)}</p>
    </section>
  );
}

const SPLIT = ['sla', 'first_contact', 'satisfaction', 'reopened'] as const;

/** What it is made of. */
function Parts({ line: { figure, now }, search }: Omit<Props, 'days'>) {
  const { t, i18n } = useTranslation('insight');
  const { sum } = now;
  const split = SPLIT.find((each) => each === figure);
  const link = (hit: boolean | undefined, words: string) => (
    <Link to="/reports/tickets" search={{ ...countedOf(search), figure, ...(hit !== undefined && { hit }) }}>
      {words}
    </Link>
  );
  return (
    <ul className={styles.parts}>
      {figure !== 'arrived' && <li>{link(undefined, t('tickets', { count: sum.tickets }))}</li>}
      {split && sum.hitTickets > 0 && (
        <li>{link(true, t(`hit.${split}`, { number: count(i18n.language, sum.hitTickets) }))}</li>
      )}
      {split && sum.missTickets > 0 && (
        <li>{link(false, t(`miss.${split}`, { number: count(i18n.language, sum.missTickets) }))}</li>
      )}
      {isTime(figure) && sum.average !== null && (
        <li>{t('average', { value: timeSpan(i18n.language, Math.round(sum.average)) })}</li>
      )}
      {isTime(figure) && sum.worked !== null && (
        <li>{t('working', { value: timeSpan(i18n.language, Math.round(sum.worked)) })}</li>
      )}
      {figure === 'satisfaction' && sum.score !== null && (
        <li>
          {t('average', { value: count(i18n.language, Number(sum.score.toFixed(2))) })} ·{' '}
          {t('answers', { count: sum.count })}
        </li>
      )}
    </ul>
  );
}
