import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Tabs } from '@/ui/tabs';
import { AdminPage } from '../admin-page';
import styles from '../rows.module.css';
import { useInboundCounts } from './api/count-inbound';
import { isList, LISTS, type List } from './inbound';
import { InboundList } from './inbound-list';
import { useAtMost } from './use-at-most';

/** The mail that is in no ticket: held back, given up for now, waiting, or deleted. */
export function InboundPage() {
  const { t } = useTranslation('inbound');
  const { state = '' } = useParams({ strict: false });
  const list = isList(state) ? state : 'quarantined';
  return (
    <AdminPage page="inbound" title={t('title')}>
      <h1 className={styles.title}>{t('title')}</h1>
      <Lists />
      <p className={styles.lead}>{t(`lead.${list}`)}</p>
      <InboundList key={list} state={list} />
    </AdminPage>
  );
}

function Lists() {
  const { t } = useTranslation('inbound');
  const counts = useInboundCounts();
  const atMost = useAtMost();
  const countOf = (list: List) => (list === 'deleted' || !counts ? null : atMost(counts[list]));
  return (
    <Tabs label={t('lists')}>
      {LISTS.map((list) => (
        <Link key={list} to="/admin/inbound/$state" params={{ state: list }}>
          {t(`list.${list}`)} <span className={styles.count}>{countOf(list)}</span>
        </Link>
      ))}
    </Tabs>
  );
}
