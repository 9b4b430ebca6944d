import { useTranslation } from 'react-i18next';
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

/** Only after ten seconds, and never a request to reload: the feed catches up by itself. */
export function ConnectionBanner() {
  const { t } = useTranslation();
  const state = useConnection();
  return <div role="status">{state === 'offline' && <p className={styles.banner}>{t('connection.banner')}</p>}</div>;
}
