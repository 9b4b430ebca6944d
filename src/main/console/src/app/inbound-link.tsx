import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useInboundCounts } from '@/features/admin/inbound/api/count-inbound';
import { useAtMost } from '@/features/admin/inbound/use-at-most';
import styles from './shell.module.css';

/** The way to mail that is in no ticket, and how much of it somebody has to look at. */
export function InboundLink() {
  const { t } = useTranslation();
  const counts = useInboundCounts();
  const atMost = useAtMost();
  const undecided = counts && counts.quarantined + counts.parked > 0 ? atMost(counts.quarantined, counts.parked) : null;
  return (
    <Link to="/admin/inbound" className={styles.link} activeProps={{ className: styles.active }}>
      {t('nav.inbound')}
      {undecided && (
        <span className={styles.badge}>
          <span aria-hidden="true">{undecided}</span>
          <span className="visually-hidden">{t('nav.inboundCount', { number: undecided })}</span>
        </span>
      )}
    </Link>
  );
}
