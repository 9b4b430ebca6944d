import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/lib/session';
import { buttonClass } from '@/ui/button';
import { EmptyState, FailedToLoad, Skeleton } from '@/ui/notice';
import { type Report, reportQuery, reportUrl } from './api/get-report';
import { FigureCard } from './figure-card';
import styles from './insight.module.css';
import { PartsTable } from './parts-table';
import { type ReportSearch, readReport } from './period';
import { ReportFilters } from './report-filters';

/** How the desk, or what one looks after of it, did in a period beside another. */
export function ReportPage() {
  const { t } = useTranslation('insight');
  const { t: tc } = useTranslation();
  const { user } = useSession();
  usePageTitle(t('title'));
  if (user.role === 'agent') {
    return (
      <EmptyState>
        <h1>{tc('problem.forbidden')}</h1>
      </EmptyState>
    );
  }
  return <Page />;
}

function Page() {
  const { t, i18n } = useTranslation('insight');
  const search = useSearch({ from: '/desk/reports' });
  const navigate = useNavigate();
  const { data, error, refetch } = useQuery(reportQuery(search));
  const change = (next: ReportSearch) =>
    void navigate({ to: '/reports', search: readReport({ ...next }), replace: true });
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <header className={styles.head}>
          <h1>{t('title')}</h1>
          {data && <p className={styles.quiet}>{t('asOf', { time: shortDateTime(i18n.language, data.asOf) })}</p>}
          <span className={styles.exports}>
            <a className={buttonClass({ small: true })} href={reportUrl('csv', search)} download>
              {t('csv')}
            </a>
            <a className={buttonClass({ small: true })} href={reportUrl('xlsx', search)} download>
              {t('xlsx')}
            </a>
          </span>
        </header>
        <p className={styles.quiet}>{t('lead')}</p>
        <ReportFilters search={search} onChange={change} />
        {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
        {!error && !data && <Skeleton bars={6} />}
        {data && <Figures report={data} search={search} />}
      </div>
    </div>
  );
}

function Figures({ report, search }: { report: Report; search: ReportSearch }) {
  const { t } = useTranslation('insight');
  return (
    <>
      {report.filling && <p role="status">{t('filling')}</p>}
      <div className={styles.cards}>
        {report.figures.map((line) => (
          <FigureCard key={line.figure} line={line} search={search} days={report.days} />
        ))}
      </div>
      <PartsTable of="team" title={t('byTeam')} parts={report.teams} search={search} />
      <PartsTable of="agent" title={t('byAgent')} parts={report.agents} search={search} />
      <p className={styles.quiet}>{t('aboutAgents')}</p>
    </>
  );
}
