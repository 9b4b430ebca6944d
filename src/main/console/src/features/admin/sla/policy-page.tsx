import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { usePolicies } from './api/policies';
import { PolicyForm } from './form/policy-form';
import { MigrationSection } from './migration/migration-section';
import { Overlaps } from './overlaps';
import { Versions } from './versions';

export function NewPolicyPage() {
  const { t } = useTranslation('policies');
  return (
    <AdminPage page="sla" title={t('add')}>
      <PolicyForm policy={null} />
    </AdminPage>
  );
}

/** The policy the address bar names. */
export function PolicyPage() {
  const { t } = useTranslation('policies');
  const { id = '' } = useParams({ strict: false });
  return (
    <AdminPage page="sla" title={t('title')}>
      <Named key={id} id={id} />
    </AdminPage>
  );
}

function Named({ id }: { id: string }) {
  const { t } = useTranslation('policies');
  const { data, error, refetch, isFetchedAfterMount } = usePolicies();
  if (!isFetchedAfterMount) return <Skeleton bars={5} />;
  if (!data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  const policy = data.find((each) => each.id === id);
  if (!policy) {
    return (
      <>
        <h1 className={rows.title}>{t('unknown')}</h1>
        <p>
          <Link to="/admin/sla">{t('back')}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <PolicyForm policy={policy} />
      <Overlaps policy={policy} all={data} />
      <MigrationSection policy={id} />
      <Versions id={id} />
    </>
  );
}
