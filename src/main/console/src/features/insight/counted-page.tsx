import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useAgents } from '@/features/tickets/api/list-people';
import { count, shortDay } from '@/lib/format';
import { usePageTitle } from '@/lib/page-title';
import { Button, buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { countedQuery, countedUrl } from './api/list-counted';
import { CountedTable } from './counted-table';
import styles from './insight.module.css';
import { type CountedSearch, periods } from './period';

/** The tickets behind a number: exactly as many as it says. */
export function CountedPage() {
  const { t, i18n } = useTranslation('insight');
  const search = useSearch({ from: '/desk/reports/tickets' });
  const query = useInfiniteQuery(countedQuery(search));
  const tickets = query.data?.pages.flatMap((page) => page.items);
  const total = query.data?.pages[0]?.total;
  const name = t(`figure.${search.figure}`);
  usePageTitle(name);
  const { figure: _figure, hit: _hit, agent: _agent, ...report } = search;
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <p>
          <Link to="/reports" search={report}>
            {t('back')}
          </Link>
        </p>
        <header className={styles.head}>
          <h1>{name}</h1>
          <span className={styles.exports}>
            <a className={buttonClass({ small: true })} href={countedUrl('csv', search)} download>
              {t('csv')}
            </a>
            <a className={buttonClass({ small: true })} href={countedUrl('xlsx', search)} download>
              {t('xlsx')}
            </a>
          </span>
        </header>
        <Told search={search} total={total} />
        <p className={styles.about}>{t(`about.${search.figure}`)}</p>
        {query.error && !tickets && <FailedToLoad error={query.error} retry={() => void query.refetch()} />}
        {!query.error && !tickets && <Skeleton bars={6} />}
        {tickets?.length === 0 && <p className={styles.quiet}>{t('counted.none')}</p>}
        {tickets && tickets.length > 0 && <CountedTable tickets={tickets} label={name} />}
        {query.hasNextPage && (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('counted.more')}, {count(i18n.language, tickets?.length ?? 0)} / {count(i18n.language, total ?? 0)}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Which of them these are. */
function Told({ search, total }: { search: CountedSearch; total: number | undefined }) {
  const { t, i18n } = useTranslation('insight');
  const agents = useAgents();
  const { now } = periods(search);
  const { figure, hit, agent } = search;
  const number = count(i18n.language, total ?? 0);
  const which = hit === undefined ? null : (`${hit ? 'hit' : 'miss'}.${figure}` as const);
  const known = figure === 'sla' || figure === 'first_contact' || figure === 'satisfaction' || figure === 'reopened';
  const whose = agent && (agents.find(({ id }) => id === agent)?.name ?? t('counted.whose'));
  const counted =
    total === undefined
      ? null
      : which && known
        ? t(`${hit ? 'hit' : 'miss'}.${figure}`, { number })
        : t('tickets', { count: total });
  return (
    <p role="status">
      {[counted, whose, `${shortDay(i18n.language, now.from)} – ${shortDay(i18n.language, now.to)}`]
        .filter(Boolean)
        .join(' · ')}
    </p>
  );
}
