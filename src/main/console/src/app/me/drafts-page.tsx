import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { discardDraft } from '@/features/tickets/api/discard-draft';
import { type Begun, draftsQuery, useDrafts } from '@/features/tickets/api/list-drafts';
import { fullTime } from '@/lib/format';
import { Button } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import styles from './drafts.module.css';

/** Everything one has begun to write, with the way back to it. */
export function DraftsPage() {
  const { t } = useTranslation('drafts');
  const { data: drafts, error, refetch } = useDrafts();
  if (error && !drafts) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!drafts) return <Skeleton bars={3} />;
  return (
    <section className={styles.drafts}>
      <h2 className="visually-hidden">{t('title')}</h2>
      {drafts.length === 0 && <p>{t('empty')}</p>}
      <ul>
        {drafts.map((draft) => (
          <Row key={`${draft.ticket} ${draft.kind}`} draft={draft} />
        ))}
      </ul>
    </section>
  );
}

function Row({ draft }: { draft: Begun }) {
  const { t, i18n } = useTranslation('drafts');
  const { t: tc } = useTranslation('composer');
  const client = useQueryClient();
  const discard = async () => {
    await discardDraft(draft.ticket, draft.kind).catch(() => {});
    await client.invalidateQueries(draftsQuery);
  };
  return (
    <li className={styles.draft}>
      <p className={styles.head}>
        {draft.visible ? (
          <Link to="/t/$no" params={{ no: String(draft.ticket) }}>
            T-{draft.ticket} {draft.subject}
          </Link>
        ) : (
          <strong>T-{draft.ticket}</strong>
        )}
        <span>{tc(draft.kind)}</span>
        <time dateTime={draft.savedAt}>{fullTime(i18n.language, draft.savedAt)}</time>
      </p>
      <p className={styles.text}>{draft.text}</p>
      {!draft.visible && (
        <>
          <p>{t('outOfSight')}</p>
          <p>
            <Button small onClick={() => void navigator.clipboard?.writeText(draft.text)}>
              {t('copy')}
            </Button>{' '}
            <Button small look="quiet" onClick={() => void discard()}>
              {t('discard')}
            </Button>
          </p>
        </>
      )}
    </li>
  );
}
