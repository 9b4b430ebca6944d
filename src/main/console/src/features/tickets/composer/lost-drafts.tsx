import { useTranslation } from 'react-i18next';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { discardDraft } from '../api/discard-draft';
import styles from './composer.module.css';
import { clearDraft, draftKey, hasContent, type Kind, useDraft } from './drafts';

/** A ticket one no longer sees, and what one was writing there: not to be sent any more, but nobody's words are lost. */
export function LostDrafts({ ticket }: { ticket: number }) {
  return (
    <>
      <LostDraft ticket={ticket} kind="reply" />
      <LostDraft ticket={ticket} kind="note" />
    </>
  );
}

export function LostDraft({ ticket, kind }: { ticket: number; kind: Kind }) {
  const { t } = useTranslation('drafts');
  const { t: tc } = useTranslation('composer');
  const { user } = useSession();
  const key = draftKey(user.id, ticket, kind);
  const draft = useDraft(key);
  if (!hasContent(draft)) return null;
  const discard = () => {
    clearDraft(key);
    void discardDraft(ticket, kind).catch(() => {});
  };
  return (
    <section aria-label={t('lost', { kind: tc(kind) })} className={styles.lost}>
      <h2>{t('lost', { kind: tc(kind) })}</h2>
      <blockquote className={styles.newer}>{draft.text}</blockquote>
      <Button small onClick={() => void navigator.clipboard?.writeText(draft.text)}>
        {t('copy')}
      </Button>{' '}
      <Button small look="quiet" onClick={discard}>
        {t('discard')}
      </Button>
    </section>
  );
}
