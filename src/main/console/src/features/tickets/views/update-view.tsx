import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { valueStore } from '@/lib/store';
import { Button, buttonClass } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { type SavedView, useViews, viewsQuery } from '../api/list-views';
import { changeView } from '../api/save-view';
import type { Filters, QueueQuery } from '../filters';

/** The view that was changed last as it was before; it outlives the chips, which go with the change. */
const changedView = valueStore<SavedView | null>(null);

function useChangeView() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, filter, sort }: Pick<SavedView, 'id' | 'filter' | 'sort'>) => changeView(id, { filter, sort }),
    // The list is what the view says, before the URL stops saying it.
    onSuccess: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
}

type Props = { view: string; list: QueueQuery; onFilter: (filters: Filters) => void };

/** Makes what is shown now what the kept view shows from now on; for whoever may change it. */
export function UpdateView({ view, list, onFilter }: Props) {
  const { t } = useTranslation('filters');
  const problemText = useProblemText();
  const { data: views } = useViews();
  const update = useChangeView();
  const kept = views?.find((each) => each.key === view)?.saved;
  if (!kept?.editable) return null;
  const save = () =>
    update.mutate(
      { id: kept.id, filter: { ...list.filters, view: list.view }, sort: list.sort },
      {
        onSuccess: () => {
          changedView.set(kept);
          onFilter({});
        },
      },
    );
  return (
    <>
      <button
        type="button"
        className={buttonClass({ small: true })}
        disabled={update.isPending}
        title={t('updateViewHint', { name: kept.name })}
        onClick={save}
      >
        {t('updateView')}
      </button>
      {update.error && <span role="alert">{problemText(update.error)}</span>}
    </>
  );
}

/** Says that a view was changed, and changes it back. */
export function ViewUpdated({ view }: { view: string }) {
  const { t } = useTranslation('filters');
  const problemText = useProblemText();
  const before = useSyncExternalStore(changedView.subscribe, changedView.get);
  const back = useChangeView();
  const mine = before !== null && view === `saved-${before.id}`;
  const undo = () => before && back.mutate(before, { onSuccess: () => changedView.set(null) });
  useCommand('undo', mine && undo);
  if (!mine) return null;
  return (
    <Notice
      inline
      actions={
        <>
          <Button small disabled={back.isPending} onClick={undo}>
            {t('undo')}
          </Button>
          <Button small look="quiet" onClick={() => changedView.set(null)}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      {t('viewUpdated', { name: before.name })}
      {back.error && <span role="alert">{problemText(back.error)}</span>}
    </Notice>
  );
}
