import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import { Notice } from '@/ui/notice';
import rows from '../../rows.module.css';
import type { Move } from './migration';
import styles from './migration.module.css';

/** How far it has come, live. */
export function Progress({ move }: { move: Move }) {
  const { t } = useTranslation('migration');
  const { total, moved, failed } = move;
  return (
    <div className={styles.progress}>
      <progress value={moved + failed} max={Math.max(1, total)} aria-label={t('progress')} />
      <p role="status">{t('moving', { moved, count: total })}</p>
      <p className={rows.meta}>{t('goesOn')}</p>
    </div>
  );
}

/** What came of the last time. */
export function Outcome({ move }: { move: Move }) {
  const { t, i18n } = useTranslation('migration');
  const { moved, failed, failures, version, at, by } = move;
  const more = failed - failures.length;
  return (
    <Notice tone={failed > 0 ? 'warn' : undefined}>
      <p>
        {t('moved', { count: moved, version })}{' '}
        <span className={rows.meta}>
          <time dateTime={at} title={fullTime(i18n.language, at)}>
            {shortDateTime(i18n.language, at)}
          </time>
          {by && ` · ${by.name}`}
        </span>
      </p>
      {failed > 0 && (
        <>
          <p>{t('failed', { count: failed })}</p>
          <p className={rows.tickets}>
            {failures.map((number) => (
              <Link key={number} to="/t/$no" params={{ no: String(number) }}>
                T-{number}
              </Link>
            ))}
            {more > 0 && <span>{t('more', { count: more })}</span>}
          </p>
        </>
      )}
    </Notice>
  );
}
