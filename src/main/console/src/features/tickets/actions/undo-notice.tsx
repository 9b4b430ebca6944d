import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useUndoMerge } from '../api/undo-merge';

type Props = { number: number; undoable?: boolean; onClose: () => void; children: ReactNode };

/** Says that messages were moved, and takes back the last move that touched this ticket: by its button, or `z`. */
export function UndoNotice({ number, undoable = true, onClose, children }: Props) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  const undo = useUndoMerge(number);
  const takeBack = () => {
    if (!undo.isPending) undo.mutateAsync(undefined).then(onClose, () => {});
  };
  useCommand('undo', undoable && takeBack);
  return (
    <Notice
      inline
      actions={
        <>
          {undoable && (
            <Button small disabled={undo.isPending} onClick={takeBack}>
              {t('undo')}
            </Button>
          )}
          <Button small look="quiet" onClick={onClose}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      {children}
      {undo.error && <p role="alert">{problemText(undo.error)}</p>}
    </Notice>
  );
}
