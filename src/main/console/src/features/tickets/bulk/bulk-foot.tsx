import { useState, useSyncExternalStore } from 'react';
import { useLive } from '@/live/live-context';
import type { BulkChange } from '../api/bulk-change';
import type { QueueQuery } from '../filters';
import type { Selection } from '../queue/use-selection';
import { bulkStore, changeAll, changeNumbers } from './bulk';
import { BulkBar } from './bulk-bar';
import { BulkCommands } from './bulk-commands';
import { BulkNotice } from './bulk-notice';
import { SnoozeDialog } from './snooze-dialog';
import { TagDialog } from './tag-dialog';

type Props = {
  list: QueueQuery;
  selection: Selection;
  /** The row the keys are about while nothing is selected. */
  focused: number | null;
  hasMore: boolean;
};

/** Below the list, so that no row moves: what is selected, what can be done with it, and what came of that. */
export function BulkFoot({ list, selection, focused, hasMore }: Props) {
  const bulk = useSyncExternalStore(bulkStore.subscribe, bulkStore.get);
  const [asking, setAsking] = useState<'tag' | 'snooze' | null>(null);
  const { tickets } = useLive();
  const some = selection.numbers.size > 0;
  const busy = bulk?.state === 'changing' || bulk?.state === 'undoing';
  const numbers = some ? [...selection.numbers] : focused === null ? [] : [focused];

  const change = async (to: BulkChange) => {
    if (busy) return;
    const left = selection.everything ? await changeAll(list, to) : await changeNumbers(numbers, to);
    if (some) selection.set(left);
  };
  const stopAsking = () => setAsking(null);
  const asleep = selection.everything || numbers.some((number) => tickets.get(number)?.snoozedUntil);
  return (
    <>
      {numbers.length > 0 && (
        <BulkCommands
          numbers={numbers}
          change={(to) => void change(to)}
          onTag={() => setAsking('tag')}
          onSnooze={() => setAsking('snooze')}
        />
      )}
      {bulk && <BulkNotice bulk={bulk} />}
      {some && <BulkBar selection={selection} hasMore={hasMore} busy={busy} />}
      {asking === 'tag' && <TagDialog onChange={(to) => void change(to)} onClose={stopAsking} />}
      {asking === 'snooze' && (
        <SnoozeDialog asleep={Boolean(asleep)} onChange={(to) => void change(to)} onClose={stopAsking} />
      )}
    </>
  );
}
