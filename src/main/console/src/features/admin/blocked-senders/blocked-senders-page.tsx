import { useInfiniteQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { FailedToLoad, Notice, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import styles from '../rows.module.css';
import { blockedSendersQuery } from './api/list-blocked-senders';
import { useUnblockSender } from './api/unblock-sender';

/** Who is kept out, by whom, and the way to let them in again. */
export function BlockedSendersPage() {
  const { t } = useTranslation('inbound');
  return (
    <AdminPage page="blockedSenders" title={t('senders.title')}>
      <h1 className={styles.title}>{t('senders.title')}</h1>
      <p className={styles.lead}>{t('senders.lead')}</p>
      <BlockedSenders />
    </AdminPage>
  );
}

function BlockedSenders() {
  const { t } = useTranslation('inbound');
  const query = useInfiniteQuery(blockedSendersQuery);
  const [unblocked, setUnblocked] = useState<string | null>(null);
  if (query.error && !query.data) return <FailedToLoad error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton bars={3} />;
  const senders = query.data.pages.flatMap((page) => page.items);
  return (
    <>
      {unblocked && <Notice>{t('senders.unblocked', { sender: unblocked })}</Notice>}
      {senders.length === 0 && <p className={styles.lead}>{t('senders.none')}</p>}
      <ul className={styles.list}>
        {senders.map((sender) => (
          <Sender key={sender.id} sender={sender} onUnblocked={() => setUnblocked(sender.value)} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </>
  );
}

type SenderProps = {
  sender: {
    id: string;
    kind: 'address' | 'domain';
    value: string;
    by: string | null;
    at: string;
    reason: string | null;
  };
  onUnblocked: () => void;
};

function Sender({ sender: { id, kind, value, by, at, reason }, onUnblocked }: SenderProps) {
  const { t, i18n } = useTranslation('inbound');
  const problemText = useProblemText();
  const name = useId();
  const unblock = useUnblockSender(id);
  const time = shortDateTime(i18n.language, at);
  return (
    <li className={styles.row}>
      <div className={styles.mail}>
        <strong id={name}>{kind === 'domain' ? t('senders.domain', { domain: value }) : value}</strong>
        {reason && <p>{reason}</p>}
        <p className={styles.meta}>{by ? t('senders.by', { name: by, time }) : time}</p>
        {unblock.error && <p className={styles.bad}>{problemText(unblock.error)}</p>}
      </div>
      <Button
        small
        aria-describedby={name}
        disabled={unblock.isPending}
        onClick={() => unblock.mutate(undefined, { onSuccess: onUnblocked })}
      >
        {t('senders.unblock')}
      </Button>
    </li>
  );
}
