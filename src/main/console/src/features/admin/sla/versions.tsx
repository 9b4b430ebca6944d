import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import rows from '../rows.module.css';
import { useVersions } from './api/policies';
import type { Sheet, Version } from './policy';
import styles from './sla.module.css';
import { usePolicyWords } from './use-policy-words';

/** What a policy has been, and what somebody changed each time. */
export function Versions({ id }: { id: string }) {
  const { t } = useTranslation('policies');
  const { data, error, refetch } = useVersions(id);
  return (
    <section className={styles.versions} aria-label={t('versions')}>
      <h2>{t('versions')}</h2>
      <p className={rows.lead}>{t('versionsLead')}</p>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={2} />}
      <ol>
        {data?.map((version, index) => (
          <VersionItem key={version.version} version={version} before={data[index + 1]} />
        ))}
      </ol>
    </section>
  );
}

const PARTS = ['name', 'active', 'conditions', 'targets', 'chatTargets', 'warnAt', 'pauses', 'calendar'] as const;

function VersionItem({ version, before }: { version: Version; before: Version | undefined }) {
  const { t, i18n } = useTranslation('policies');
  const { linesOf } = usePolicyWords();
  const changed = PARTS.filter((part) => part in version.changes);
  return (
    <li className={styles.version}>
      <strong>{t('version', { number: version.version })}</strong>{' '}
      <span className={rows.meta}>
        <time dateTime={version.at} title={fullTime(i18n.language, version.at)}>
          {shortDateTime(i18n.language, version.at)}
        </time>
        {` · ${version.by?.name ?? t('shipped')}`}
      </span>
      {before && (
        <dl>
          {changed.map((part) => (
            <div key={part}>
              <dt>{t(part === 'active' ? 'state' : `part.${part}`)}</dt>
              <Difference before={linesOf(before.sheet, part)} after={linesOf(version.sheet, part)} part={part} />
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}

/** Lines that stand in both are left out. */
function Difference({ before, after, part }: { before: string[]; after: string[]; part: keyof Sheet }) {
  const { t } = useTranslation('policies');
  const gone = before.filter((line) => !after.includes(line));
  const fresh = after.filter((line) => !before.includes(line));
  const none = t(part === 'conditions' ? 'everybody' : 'nothing');
  const said = (lines: string[], all: string[]) => (all.length === 0 ? none : lines.join(t('semicolon')));
  return (
    <dd>
      {(gone.length > 0 || before.length === 0) && <p>{t('was', { lines: said(gone, before) })}</p>}
      {(fresh.length > 0 || after.length === 0) && <p>{t('becomes', { lines: said(fresh, after) })}</p>}
    </dd>
  );
}
