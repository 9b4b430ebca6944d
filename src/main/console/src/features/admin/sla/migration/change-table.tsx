import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import type { Change } from './migration';
import styles from './migration.module.css';

/** What becomes of each promise: when it is due, in the reader's zone, and how it stands. */
export function ChangeTable({ changes }: { changes: Change[] }) {
  const { t } = useTranslation('migration');
  const { t: tq } = useTranslation('queue');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
    <section className={styles.frame} tabIndex={0} aria-label={t('preview')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('ticket')}</th>
            <th scope="col">{t('metric')}</th>
            <th scope="col">{t('due')}</th>
            <th scope="col">{t('stands')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={`${change.ticket} ${change.metric} ${change.dueBefore} ${change.dueAfter}`}>
              <th scope="row">
                <Link to="/t/$no" params={{ no: String(change.ticket) }}>
                  T-{change.ticket}
                </Link>
              </th>
              <td>{tq(`metric.${change.metric}`)}</td>
              <td>
                <Pair before={<Due at={change.dueBefore} />} after={<Due at={change.dueAfter} />} />
              </td>
              <td>
                <Pair before={<Stands state={change.stateBefore} />} after={<Stands state={change.stateAfter} />} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** "9:00 → 10:00"; the arrow is read out in words. */
function Pair({ before, after }: { before: React.ReactNode; after: React.ReactNode }) {
  const { t } = useTranslation('migration');
  return (
    <>
      {before} <span aria-hidden="true">→</span>
      <span className="visually-hidden">{t('becomes')}</span> {after}
    </>
  );
}

function Due({ at }: { at: string | null }) {
  const { i18n } = useTranslation();
  if (!at) return <span aria-hidden="true">–</span>;
  return (
    <time dateTime={at} title={fullTime(i18n.language, at)}>
      {shortDateTime(i18n.language, at)}
    </time>
  );
}

function Stands({ state }: { state: Change['stateBefore'] }) {
  const { t } = useTranslation('migration');
  return <span>{state ? t(`state.${state}`) : t('unpromised')}</span>;
}
