import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/lib/format';
import type { Part } from './api/get-report';
import { countedOf } from './figure-card';
import styles from './insight.module.css';
import type { Figure, ReportSearch } from './period';
import { useFigureText } from './use-figure-text';

const COLUMNS = {
  team: ['arrived', 'answered', 'resolution', 'first_response', 'sla', 'first_contact', 'satisfaction', 'reopened'],
  agent: ['answered', 'resolution', 'first_response', 'sla', 'first_contact', 'satisfaction', 'reopened'],
} as const;
type Column = (typeof COLUMNS)['team'][number];

/** These say how many tickets, the others the figure. */
const NUMBERS: readonly Column[] = ['arrived', 'answered', 'resolution'];

type Props = { of: 'team' | 'agent'; title: string; parts: Part[]; search: ReportSearch };

/** The same figures of each team or agent; each number leads to its tickets. */
export function PartsTable({ of, title, parts, search }: Props) {
  const { t, i18n } = useTranslation('insight');
  const { text } = useFigureText();
  const id = useId();
  if (parts.length === 0) return null;
  const cell = (part: Part, figure: Column) => {
    const measured = part.figures[figure as Figure];
    if (!measured || measured.value === null || measured.sum.tickets === 0) return '—';
    const whose = of === 'team' ? { team: part.id ?? 'none' } : { agent: part.id ?? undefined };
    return (
      <Link to="/reports/tickets" search={{ ...countedOf(search), figure, ...whose }}>
        {NUMBERS.includes(figure) ? count(i18n.language, measured.sum.tickets) : text(figure, measured.value)}
      </Link>
    );
  };
  return (
    <div className={styles.part}>
      <h2 id={id}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className={styles.scroll} tabIndex={0} aria-labelledby={id}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t(of)}</th>
              {COLUMNS[of].map((each) => (
                <th key={each} scope="col">
                  {t(`column.${each}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {parts.map((part) => (
              <tr key={part.id ?? 'none'}>
                <th scope="row">{part.name ?? t('noTeam')}</th>
                {COLUMNS[of].map((each) => (
                  <td key={each}>{cell(part, each)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
