import { useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { type AuditFilter, auditQuery, exportUrl } from './api/list-audit';
import styles from './audit.module.css';
import { AuditFilters } from './audit-filters';
import { AuditRow } from './audit-row';

const EVERYTHING: AuditFilter = { actor: '', action: '', object: '', from: '', until: '' };

/** Everything that was done to the house, by whom and when. */
export function AuditPage() {
  const { t } = useTranslation('audit');
  return (
    <AdminPage page="audit" title={t('title')}>
      <h1 className={rows.title}>{t('title')}</h1>
      <p className={rows.lead}>{t('lead')}</p>
      <AuditLog />
    </AdminPage>
  );
}

function AuditLog() {
  const { t } = useTranslation('audit');
  const [filter, setFilter] = useState(EVERYTHING);
  const query = useInfiniteQuery(auditQuery(useDeferredValue(filter)));
  const entries = query.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <AuditFilters filter={filter} onChange={setFilter} />
      <div className={rows.buttons}>
        <a className={buttonClass({ small: true })} href={exportUrl('csv', filter)} download>
          {t('csv')}
        </a>
        <a className={buttonClass({ small: true })} href={exportUrl('ndjson', filter)} download>
          {t('ndjson')}
        </a>
      </div>
      {query.error && !entries && <FailedToLoad error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !entries && <Skeleton bars={5} />}
      {entries?.length === 0 && <p className={rows.lead}>{t('none')}</p>}
      <ol className={styles.list}>
        {entries?.map((entry) => (
          <AuditRow key={entry.id} entry={entry} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}
