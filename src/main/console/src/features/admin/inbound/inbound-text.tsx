import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getMessage } from '@/features/tickets/api/get-message';
import { api } from '@/lib/http';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import styles from '../rows.module.css';
import type { Inbound } from './inbound';

/** What a mail says, as plain text: nothing of a suspicious mail is drawn or fetched. */
export function InboundText({ row }: { row: Inbound }) {
  const { t } = useTranslation('inbound');
  return (
    <div className={styles.text}>
      {row.detail && <p className={styles.meta}>{row.detail}</p>}
      {row.message && <Text id={row.message} />}
      <a href={api(`/inbound/${row.id}/raw`)} download={`${row.id}.eml`}>
        {t('raw')}
      </a>
    </div>
  );
}

function Text({ id }: { id: string }) {
  const { t } = useTranslation('inbound');
  const { data, error, refetch } = useQuery({ queryKey: ['message', id], queryFn: () => getMessage(id) });
  if (error) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton bars={1} />;
  const names = data.attachments.filter((each) => !each.inline).map((each) => each.name);
  return (
    <>
      <p className={styles.words} lang={data.lang ?? undefined} dir="auto">
        {data.text || t('noText')}
      </p>
      {names.length > 0 && <p className={styles.meta}>{t('attachments', { names: names.join(', ') })}</p>}
    </>
  );
}
