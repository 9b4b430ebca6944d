import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { type SavedView, useViews, viewsQuery } from '../api/list-views';
import { changeView, deleteView, saveView } from '../api/save-view';
import styles from './views.module.css';

/** The kept views one may change: their names, their order, and away with them. */
export function ViewsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('filters');
  const { data = [] } = useViews();
  const client = useQueryClient();
  const text = useProblemText();
  const [deleted, setDeleted] = useState<SavedView | null>(null);
  const views = data.flatMap(({ saved }) => (saved?.editable ? [saved] : []));
  const act = useMutation({
    mutationFn: (run: () => Promise<unknown>) => run(),
    onSettled: () => client.invalidateQueries({ queryKey: viewsQuery.queryKey }),
  });
  // Every place is written anew: two views may have come to share one.
  const moveUp = (index: number) => {
    const order = views.map((view) => view.id);
    order.splice(index - 1, 0, ...order.splice(index, 1));
    act.mutate(() => Promise.all(order.map((id, position) => changeView(id, { position }))));
  };
  const remove = (view: SavedView) => act.mutate(() => deleteView(view.id), { onSuccess: () => setDeleted(view) });
  return (
    <Dialog title={t('views')} onClose={onClose}>
      <ul className={styles.views}>
        {views.map((view, index) => (
          <li key={view.id}>
            <input
              aria-label={t('rename', { name: view.name })}
              defaultValue={view.name}
              maxLength={60}
              onBlur={(event) => {
                const name = event.target.value.trim();
                if (name !== '' && name !== view.name) act.mutate(() => changeView(view.id, { name }));
              }}
            />
            <Button
              small
              icon
              look="quiet"
              disabled={index === 0 || act.isPending}
              aria-label={t('up', { name: view.name })}
              onClick={() => moveUp(index)}
            >
              <Icon name="arrowUp" size={13} />
            </Button>
            <Button small icon look="quiet" aria-label={t('delete', { name: view.name })} onClick={() => remove(view)}>
              <Icon name="close" size={13} />
            </Button>
          </li>
        ))}
      </ul>
      {act.error && <FormError>{text(act.error)}</FormError>}
      {deleted && (
        <Notice
          inline
          actions={
            <Button small onClick={() => act.mutate(() => saveView(deleted), { onSuccess: () => setDeleted(null) })}>
              {t('undo')}
            </Button>
          }
        >
          {t('deleted', { name: deleted.name })}
        </Notice>
      )}
    </Dialog>
  );
}
