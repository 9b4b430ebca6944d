import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from '@/ui/notice';
import styles from '../rows.module.css';
import type { Decision, Outcome } from './api/decide';

/** No more tickets than these are named; the queue shows them all. */
const MOST_NAMED = 10;

/** What became of what was decided, in numbers; why something was refused stands at its row. */
export function DecisionNotice({ how, outcomes }: { how: Decision; outcomes: Outcome[] }) {
  const { t } = useTranslation('inbound');
  const done = outcomes.filter((each) => each.code === null);
  const tickets = [...new Set(done.flatMap(({ ticket }) => (ticket === null ? [] : [ticket])))];
  const refused = outcomes.length - done.length;
  return (
    <Notice tone={refused > 0 ? 'warn' : undefined}>
      {done.length > 0 && <p>{t(`done.${how}`, { count: done.length })}</p>}
      {refused > 0 && <p>{t('refused', { count: refused })}</p>}
      {tickets.length > 0 && (
        <p className={styles.tickets}>
          {tickets.slice(0, MOST_NAMED).map((ticket) => (
            <Link key={ticket} to="/t/$no" params={{ no: String(ticket) }}>
              {t('open', { ticket })}
            </Link>
          ))}
        </p>
      )}
    </Notice>
  );
}
