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

type Asking = { what: 'tag' | 'snooze'; change: (to: BulkChange) => void; asleep: boolean };

/** Below the list, so that no row moves: what is selected, what can be done with it, and what came of that. */
export function BulkFoot({ list, selection, focused, hasMore }: Props) {
  const bulk = useSyncExternalStore(bulkStore.subscribe, bulkStore.get);
  const [asking, setAsking] = useState<Asking | null>(null);
  const { tickets } = useLive();
  const some = selection.numbers.size > 0;
  const busy = bulk?.state === 'changing' || bulk?.state === 'undoing';
  const numbers = some ? [...selection.numbers] : focused === null ? [] : [focused];

  const change = async (to: BulkChange) => {
    if (busy) return;
    const left = selection.everything ? await changeAll(list, to) : await changeNumbers(numbers, to);
    if (some) selection.set(left);
  };
  // What is asked is asked of these: as the question opens, the keyboard leaves the row.
  const ask = (what: Asking['what']) =>
    setAsking({
      what,
      change: (to) => void change(to),
      asleep: selection.everything || numbers.some((number) => Boolean(tickets.get(number)?.snoozedUntil)),
    });
  const stopAsking = () => setAsking(null);
  return (
    <>
      {numbers.length > 0 && (
        <BulkCommands
          numbers={numbers}
          change={(to) => void change(to)}
          onTag={() => ask('tag')}
          onSnooze={() => ask('snooze')}
        />
      )}
      {bulk && <BulkNotice bulk={bulk} />}
      {some && <BulkBar selection={selection} hasMore={hasMore} busy={busy} />}
      {asking?.what === 'tag' && <TagDialog onChange={asking.change} onClose={stopAsking} />}
      {asking?.what === 'snooze' && (
        <SnoozeDialog asleep={asking.asleep} onChange={asking.change} onClose={stopAsking} />
      )}
    </>
  );
}
