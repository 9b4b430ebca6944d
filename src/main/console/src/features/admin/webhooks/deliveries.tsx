import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import styles from '../mailboxes/mailboxes.module.css';
import rows from '../rows.module.css';
import { useDeliveries, useRetryDelivery } from './api/deliveries';
import { HealthNotes, StateChip } from './health';
import { useWebhookWords } from './use-webhook-words';
import type { Delivery, Webhook } from './webhook';

/** What this webhook was told, or is still to be told. */
export function Deliveries({ webhook }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const query = useDeliveries(webhook.id);
  const all = query.data?.pages.flatMap((page) => page.items);
  return (
    <section className={rows.scopes} aria-labelledby="deliveries">
      <header className={styles.head}>
        <h2 id="deliveries">{t('deliveries')}</h2>
        <StateChip state={webhook.health.state} />
      </header>
      <div className={rows.meta}>
        <HealthNotes webhook={webhook} />
      </div>
      {query.error && !all && <FailedToLoad error={query.error} retry={() => void query.refetch()} />}
      {!query.error && !all && <Skeleton bars={3} />}
      {all?.length === 0 && <p className={rows.lead}>{t('noDeliveries')}</p>}
      <ul className={rows.list}>
        {all?.map((each) => (
          <Row key={each.id} delivery={each} webhook={webhook} />
        ))}
      </ul>
      {query.hasNextPage && (
        <div>
          <Button aria-disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Row({ delivery, webhook }: { delivery: Delivery; webhook: Webhook }) {
  const { t, i18n } = useTranslation('webhooks');
  const { event, failure, refusal } = useWebhookWords();
  const retry = useRetryDelivery(webhook.id);
  const { id, type, ticket, at, state, attempts, nextAt, status, code, answer, body } = delivery;
  const time = shortDateTime(i18n.language, at);
  return (
    <li className={rows.row}>
      <div className={rows.mail}>
        <p className={rows.buttons}>
          <StateChip state={state} />
          <span>{event(type)}</span>
          <Link to="/t/$no" params={{ no: String(ticket) }}>
            {t('ticket', { number: ticket })}
          </Link>
        </p>
        <p className={rows.meta}>
          <time dateTime={at} title={fullTime(i18n.language, at)}>
            {time}
          </time>
          {attempts > 0 && ` · ${t('tries', { count: attempts })}`}
          {nextAt && attempts > 0 && ` · ${t('next', { time: shortDateTime(i18n.language, nextAt) })}`}
        </p>
        {code && <p className={state === 'given_up' ? rows.bad : undefined}>{failure(code, status)}</p>}
        {retry.error && <FormError>{refusal(retry.error)}</FormError>}
        <details>
          <summary>{t('details')}</summary>
          <div className={rows.text}>
            <p>{t('sent')}</p>
            <pre className={rows.words}>{body}</pre>
            {answer && <p>{t('answered')}</p>}
            {answer && <pre className={rows.words}>{answer}</pre>}
          </div>
        </details>
      </div>
      {webhook.active && (
        <Button
          small
          aria-label={t('retryNamed', { time, event: event(type) })}
          aria-disabled={retry.isPending}
          onClick={() => !retry.isPending && retry.mutate(id)}
        >
          {t(state === 'waiting' ? 'now' : 'again')}
        </Button>
      )}
    </li>
  );
}
