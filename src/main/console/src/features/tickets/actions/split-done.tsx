import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useUndoMerge } from '../api/undo-merge';

type Props = { part: number; messages: number; onClose: () => void };

/** Says where the messages went, and takes them back. */
export function SplitDone({ part, messages, onClose }: Props) {
  const { t } = useTranslation('split');
  const { t: ta } = useTranslation('actions');
  const problemText = useProblemText();
  const undo = useUndoMerge(part);
  const takeBack = () => {
    if (!undo.isPending) undo.mutateAsync(undefined).then(onClose, () => {});
  };
  useCommand('undo', takeBack);
  return (
    <Notice
      inline
      actions={
        <>
          <Button small disabled={undo.isPending} onClick={takeBack}>
            {ta('undo')}
          </Button>
          <Button small look="quiet" onClick={onClose}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      {t('done', { count: messages })}{' '}
      <Link to="/t/$no" params={{ no: String(part) }}>
        T-{part}
      </Link>
      {undo.error && <p role="alert">{problemText(undo.error)}</p>}
    </Notice>
  );
}
