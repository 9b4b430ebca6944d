import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { useWebhooks } from './api/webhooks';
import { Deliveries } from './deliveries';
import { Trial } from './trial';
import { WebhookForm } from './webhook-form';

export function NewWebhookPage() {
  const { t } = useTranslation('webhooks');
  return (
    <AdminPage page="webhooks" title={t('add')}>
      <WebhookForm webhook={null} />
    </AdminPage>
  );
}

/** The webhook the address bar names. */
export function WebhookPage() {
  const { t } = useTranslation('webhooks');
  const { id = '' } = useParams({ strict: false });
  return (
    <AdminPage page="webhooks" title={t('title')}>
      <Named key={id} id={id} />
    </AdminPage>
  );
}

function Named({ id }: { id: string }) {
  const { t } = useTranslation('webhooks');
  const { data, error, refetch, isFetchedAfterMount } = useWebhooks();
  if (!isFetchedAfterMount) return <Skeleton bars={5} />;
  if (!data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  const webhook = data.find((each) => each.id === id);
  if (!webhook) {
    return (
      <>
        <h1 className={rows.title}>{t('unknown')}</h1>
        <p>
          <Link to="/admin/webhooks">{t('back')}</Link>
        </p>
      </>
    );
  }
  return (
    <>
      <WebhookForm webhook={webhook} />
      <Trial webhook={webhook} />
      <Deliveries webhook={webhook} />
    </>
  );
}
