import { useTranslation } from 'react-i18next';
import { useTicketRow } from '@/live/live-context';
import { nameOf } from '@/live/ticket-row';
import type { Hit } from '../api/find-tickets';
import { StatusChip } from '../status-chip';
import { Marked } from './marked';
import styles from './search.module.css';

/** A ticket that was found: whose it is and how it stands now, its subject, and the words around what was looked for. */
export function HitText({ hit }: { hit: Hit }) {
  const { t } = useTranslation('ticket');
  const row = useTicketRow(hit.number) ?? hit;
  const { subject, text } = hit.highlights;
  return (
    <span className={styles.hit}>
      <span className={styles.line}>
        <strong className={styles.name}>{nameOf(hit.customer)}</strong>
        <span className={styles.number}>T-{hit.number}</span>
        <span className={styles.grow} />
        <StatusChip status={row.status} label={t(`status.${row.status}`)} />
      </span>
      <span className={styles.subject} lang={hit.lang ?? undefined}>
        {subject ? <Marked fragments={subject} /> : hit.subject}
      </span>
      <span className={styles.text} lang={hit.lang ?? undefined}>
        {text ? <Marked fragments={text} /> : hit.preview}
      </span>
    </span>
  );
}
