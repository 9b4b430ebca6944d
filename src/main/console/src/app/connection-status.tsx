import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useOutboxState } from '@/features/tickets/composer/waiting';
import { useConnection } from '@/live/live-context';
import { classes } from '@/ui/classes';
import styles from './shell.module.css';

export function ConnectionDot() {
  const { t } = useTranslation();
  const state = useConnection();
  return (
    <span className={classes(styles.connection, styles[state])}>
      <span className={styles.dot} aria-hidden="true" />
      <span className="visually-hidden">{t('connection.label', { state: '' })}</span>
      <span className={styles.state}>{t(`connection.${state}`)}</span>
    </span>
  );
}

/**
 * Only after ten seconds, and never a request to reload: the feed catches up by itself, and so does what was sent meanwhile. What came
 * of that is said wherever one is by then.
 */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const offline = useConnection() === 'offline';
  const { waiting, held, sent } = useOutboxState();
  const { no } = useParams({ strict: false });
  const elsewhere = held.filter((ticket) => String(ticket) !== no);
  return (
    <div role="status">
      {(offline || waiting > 0) && (
        <p className={styles.banner}>
          {!offline
            ? t('outbox.waiting', { count: waiting })
            : waiting > 0
              ? t('outbox.offline', { count: waiting })
              : t('connection.banner')}
        </p>
      )}
      {sent > 0 && waiting === 0 && <p className={styles.banner}>{t('outbox.sent', { count: sent })}</p>}
      {elsewhere.length > 0 && (
        <p className={styles.banner}>
          {t('outbox.held', { count: elsewhere.length })}{' '}
          {elsewhere.map((ticket) => (
            <Link key={ticket} to="/t/$no" params={{ no: String(ticket) }}>
              T-{ticket}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
}
