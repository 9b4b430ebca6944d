import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useUndoMerge } from '../api/undo-merge';
import { cameFrom, forget } from './redirects';

/** Whoever followed the number of a ticket that is part of this one learns why this one is shown. */
export function CameFrom({ number, onDone }: { number: number; onDone: () => void }) {
  const from = cameFrom(number);
  return from === null ? null : <Redirected key={from} number={number} from={from} onDone={onDone} />;
}

function Redirected({ number, from, onDone }: { number: number; from: number; onDone: () => void }) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  const [gone, setGone] = useState(false);
  const undo = useUndoMerge(from);
  const leave = () => {
    forget(number);
    setGone(true);
    onDone();
  };
  const takeBack = () => undo.mutateAsync(undefined).then(leave, () => {});
  useCommand('undo', !gone && takeBack);
  if (gone) return null;
  return (
    <Notice
      inline
      actions={
        <>
          <Button small disabled={undo.isPending} onClick={takeBack}>
            {t('undo')}
          </Button>
          <Button small look="quiet" onClick={leave}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      {t('cameFrom', { number: `T-${from}` })}
      {undo.error && <p role="alert">{problemText(undo.error)}</p>}
    </Notice>
  );
}
