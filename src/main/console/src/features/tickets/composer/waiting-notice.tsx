import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { noteDraft, readDraft, saveDrafts } from './drafts';

/** It was sent when nobody could be reached: it goes by itself, unless its writer has second thoughts. */
export function WaitingNotice({ draftKey, onEdit }: { draftKey: string; onEdit: () => void }) {
  const { t } = useTranslation('composer');
  const edit = () => {
    const { attempt } = readDraft(draftKey);
    noteDraft(draftKey, { attempt: attempt && { ...attempt, state: 'unsure' } });
    saveDrafts();
    onEdit();
  };
  return (
    <Notice
      inline
      actions={
        <Button small onClick={edit}>
          {t('waiting.edit')}
        </Button>
      }
    >
      {t('waiting.text')}
    </Notice>
  );
}
