import { useState, useSyncExternalStore } from 'react';
import type { BulkChange } from '../api/bulk-change';
import type { QueueQuery } from '../filters';
import type { Selection } from '../queue/use-selection';
import { bulkStore, changeAll, changeNumbers } from './bulk';
import { BulkBar } from './bulk-bar';
import { BulkCommands } from './bulk-commands';
import { BulkNotice } from './bulk-notice';
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
  const [tagging, setTagging] = useState(false);
  const some = selection.numbers.size > 0;
  const busy = bulk?.state === 'changing' || bulk?.state === 'undoing';
  const numbers = some ? [...selection.numbers] : focused === null ? [] : [focused];

  const change = async (to: BulkChange) => {
    if (busy) return;
    const left = selection.everything ? await changeAll(list, to) : await changeNumbers(numbers, to);
    if (some) selection.set(left);
  };
  return (
    <>
      {numbers.length > 0 && <BulkCommands change={(to) => void change(to)} onTag={() => setTagging(true)} />}
      {bulk && <BulkNotice bulk={bulk} />}
      {some && <BulkBar selection={selection} hasMore={hasMore} busy={busy} />}
      {tagging && <TagDialog onChange={(to) => void change(to)} onClose={() => setTagging(false)} />}
    </>
  );
}
