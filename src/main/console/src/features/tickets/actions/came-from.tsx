import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../rights';
import { cameFrom, forget } from './redirects';
import { UndoNotice } from './undo-notice';

/** Whoever followed the number of a ticket that is part of this one learns why this one is shown. */
export function CameFrom({ number, onDone }: { number: number; onDone: () => void }) {
  const from = cameFrom(number);
  return from === null ? null : <Redirected key={from} number={number} from={from} onDone={onDone} />;
}

function Redirected({ number, from, onDone }: { number: number; from: number; onDone: () => void }) {
  const { t } = useTranslation('actions');
  const undoable = useMay(number, 'merge');
  const [gone, setGone] = useState(false);
  const leave = () => {
    forget(number);
    setGone(true);
    onDone();
  };
  if (gone) return null;
  return (
    <UndoNotice number={from} undoable={undoable} onClose={leave}>
      {t('cameFrom', { number: `T-${from}` })}
    </UndoNotice>
  );
}
