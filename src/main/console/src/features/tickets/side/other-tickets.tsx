import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOthers } from '../api/list-others';
import { StatusChip } from '../status-chip';
import type { Ticket } from '../ticket';
import styles from './side.module.css';

/** What else the customer has written about; the whole of it is one search away. */
export function OtherTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('beside');
  const { t: tt } = useTranslation('ticket');
  const others = useOthers(ticket.number);
  if (!others || others.items.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="others">
      <h2 id="others">{t('others', { count: others.count })}</h2>
      <ul className={styles.people}>
        {others.items.map(({ number, subject, status }) => (
          <li key={number} className={styles.beside}>
            <Link to="/t/$no" params={{ no: String(number) }} className={styles.other}>
              T-{number} {subject}
            </Link>
            <StatusChip status={status} label={tt(`status.${status}`)} />
          </li>
        ))}
      </ul>
      {others.count > others.items.length && ticket.customer.address && (
        <Link to="/search" search={{ q: ticket.customer.address }}>
          {t('all', { count: others.count + 1 })}
        </Link>
      )}
    </section>
  );
}
