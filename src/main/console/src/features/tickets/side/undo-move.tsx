import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { useUndoMerge } from '../api/undo-merge';
import { useMay } from '../rights';

/** Takes the merge or split the history tells of back, as long as it stands. */
export function UndoMove({ number, operation }: { number: number; operation: string }) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  const undo = useUndoMerge(number);
  if (!useMay(number, 'merge')) return null;
  return (
    <>
      <Button small disabled={undo.isPending} onClick={() => undo.mutate(operation)}>
        {t('undo')}
      </Button>
      {undo.error && <p role="alert">{problemText(undo.error)}</p>}
    </>
  );
}
