import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import styles from './composer.module.css';
import { syncDraft } from './draft-sync';
import { readDraft, useDraft, writeDraft } from './drafts';

/** Two browsers wrote at once: the last one's words stand in the composer, and the other's are here. */
export function OtherVersion({ draftKey }: { draftKey: string }) {
  const { t } = useTranslation('drafts');
  const { other } = useDraft(draftKey);
  if (!other) return null;
  const take = async () => {
    // What stands here first goes where the other one is now.
    await syncDraft(draftKey);
    const { text, to, cc, attachments } = readDraft(draftKey);
    writeDraft(draftKey, { ...other, other: { text, to, cc, attachments }, fate: 'swap' });
    await syncDraft(draftKey);
  };
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button small onClick={() => void take()}>
            {t('other.take')}
          </Button>
          <Button small onClick={() => writeDraft(draftKey, { other: null, fate: 'drop' })}>
            {t('other.drop')}
          </Button>
        </>
      }
    >
      <strong>{t('other.title')}</strong>
      <blockquote className={styles.newer}>{other.text}</blockquote>
    </Notice>
  );
}
