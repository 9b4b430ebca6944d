import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCategories } from '@/features/tickets/api/list-categories';
import { fullTime, shortDateTime, timeSpan } from '@/lib/format';
import type { CountedTicket } from './api/list-counted';
import styles from './insight.module.css';

export function CountedTable({ tickets, label }: { tickets: CountedTicket[]; label: string }) {
  const { t, i18n } = useTranslation('insight');
  const { t: tt } = useTranslation('ticket');
  const categories = useCategories();
  const timed = tickets.some(({ seconds }) => seconds !== null);
  const scored = tickets.some(({ score }) => score !== null);
  const categoryName = (key: string | null) => {
    const found = categories.find((each) => each.key === key);
    return found ? (i18n.language === 'zh-CN' ? found.zh : found.en) : key;
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key
    <section className={styles.scroll} tabIndex={0} aria-label={label}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('counted.number')}</th>
            <th scope="col">{t('counted.subject')}</th>
            <th scope="col">{t('team')}</th>
            <th scope="col">{t('category')}</th>
            <th scope="col">{t('counted.agents')}</th>
            <th scope="col">{t('counted.at')}</th>
            {timed && <th scope="col">{t('counted.seconds')}</th>}
            {scored && <th scope="col">{t('counted.score')}</th>}
          </tr>
        </thead>
        <tbody>
          {tickets.map((ticket) => (
            <tr key={ticket.number}>
              <th scope="row">
                {ticket.status === null ? (
                  `T-${ticket.number}`
                ) : (
                  <Link to="/t/$no" params={{ no: String(ticket.number) }}>
                    {`T-${ticket.number}`}
                  </Link>
                )}
              </th>
              <td className={styles.subject}>
                {ticket.status === null ? (
                  t('counted.gone')
                ) : (
                  <>
                    {ticket.subject} <span className={styles.quiet}>{tt(`status.${ticket.status}`)}</span>
                  </>
                )}
              </td>
              <td>{ticket.team ?? '—'}</td>
              <td>{categoryName(ticket.category) ?? '—'}</td>
              <td>{ticket.agents ?? '—'}</td>
              <td>
                <time dateTime={ticket.at} title={fullTime(i18n.language, ticket.at)}>
                  {shortDateTime(i18n.language, ticket.at)}
                </time>
              </td>
              {timed && <td>{ticket.seconds === null ? '—' : timeSpan(i18n.language, ticket.seconds)}</td>}
              {scored && <td>{ticket.score ?? '—'}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
