import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import styles from '../mailboxes/mailboxes.module.css';
import rows from '../rows.module.css';
import { useWebhooks } from './api/webhooks';
import { HealthNotes, StateChip } from './health';
import { useWebhookWords } from './use-webhook-words';
import type { Webhook } from './webhook';

const focus = (element: HTMLElement | null) => element?.focus();

/** The other systems that are told of promises in danger, and how they fare. */
export function WebhooksPage() {
  const { t } = useTranslation('webhooks');
  return (
    <AdminPage page="webhooks" title={t('title')}>
      <Webhooks />
    </AdminPage>
  );
}

function Webhooks() {
  const { t } = useTranslation('webhooks');
  const { data, error, refetch } = useWebhooks();
  return (
    <>
      <header className={styles.head}>
        <h1 className={styles.title}>{t('title')}</h1>
        <Link to="/admin/webhooks/new" className={buttonClass({ look: 'primary' }, styles.last)}>
          {t('add')}
        </Link>
      </header>
      <p className={rows.lead}>{t('lead')}</p>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data?.length === 0 && <p>{t('none')}</p>}
      <ul className={styles.list}>
        {data?.map((each) => (
          <Row key={each.id} webhook={each} />
        ))}
      </ul>
    </>
  );
}

function Row({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { event } = useWebhookWords();
  // Whose form was left last: one goes on from there.
  const { hash } = useLocation();
  const { id, name, url, events, health } = webhook;
  return (
    <li className={styles.item}>
      <header className={styles.head}>
        <h2>{name}</h2>
        <StateChip state={health.state} />
        <Link
          to="/admin/webhooks/$id"
          params={{ id }}
          ref={hash === id ? focus : undefined}
          className={buttonClass({ small: true }, styles.last)}
          aria-label={t('openNamed', { name })}
        >
          {t('open')}
        </Link>
      </header>
      <p>{url}</p>
      <p>{events.map(event).join(t('semicolon'))}</p>
      <HealthNotes webhook={webhook} />
    </li>
  );
}
