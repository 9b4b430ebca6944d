import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/ui/button';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { useOrderPolicies, usePolicies } from './api/policies';
import { useOlder } from './migration/api';
import type { Policy } from './policy';
import { PolicyRow } from './policy-row';
import styles from './sla.module.css';
import { useRefusal } from './use-refusal';

/** What is promised to whom, in the order in which it is looked up. */
export function PoliciesPage() {
  const { t } = useTranslation('policies');
  return (
    <AdminPage page="sla" title={t('title')}>
      <Policies />
    </AdminPage>
  );
}

function Policies() {
  const { t } = useTranslation('policies');
  const { data, error, refetch } = usePolicies();
  return (
    <>
      <header className={styles.head}>
        <h1 className={rows.title}>{t('title')}</h1>
        <Link to="/admin/sla/new" className={buttonClass({ look: 'primary' }, styles.last)}>
          {t('add')}
        </Link>
      </header>
      <p className={rows.lead}>{t('lead')}</p>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data?.length === 0 && <p className={rows.lead}>{t('none')}</p>}
      {data && <Ordered all={data} />}
    </>
  );
}

function Ordered({ all }: { all: Policy[] }) {
  const { t } = useTranslation('policies');
  const order = useOrderPolicies();
  const refusal = useRefusal();
  // Whose form was left last: one goes on from there.
  const { hash } = useLocation();
  const { data: older } = useOlder();
  const move = (from: number, to: number) => {
    if (order.isPending) return;
    const ids = all.map(({ id }) => id);
    ids.splice(to, 0, ...ids.splice(from, 1));
    order.mutate(ids);
  };
  const moved = order.data && order.variables && movedOf(all, order.variables);
  return (
    <>
      {order.error && <FormError>{refusal(order.error)}</FormError>}
      <ol className={rows.list}>
        {all.map((policy, index) => (
          <PolicyRow
            key={policy.id}
            policy={policy}
            all={all}
            index={index}
            older={older?.get(policy.id) ?? 0}
            busy={order.isPending}
            focused={hash === policy.id}
            onMove={(to) => move(index, to)}
          />
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {moved ? t('ordered', { names: moved.join(t('semicolon')) }) : ''}
      </p>
    </>
  );
}

/** The names, as they stand now. */
const movedOf = (all: Policy[], ids: string[]) => ids.flatMap((id) => all.find((each) => each.id === id)?.name ?? []);
