import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '@/ui/button';
import { EmptyState } from '@/ui/notice';
import { useViews } from '../api/list-views';
import type { Filters, QueueQuery } from '../filters';

const KINDS = ['mine', 'unassigned', 'open', 'all', 'mentions', 'snoozed', 'overdue', 'due_soon', 'callbacks'] as const;

/** Why there is nothing, and where there may be something. */
export function EmptyQueue({ list, onFilter }: { list: QueueQuery; onFilter: (filters: Filters) => void }) {
  const { view, filters } = list;
  const { t } = useTranslation('queue');
  const { data: views = [] } = useViews();
  const countOf = (key: string) => views.find((each) => each.key === key)?.count ?? 0;
  const kind = KINDS.find((each) => each === view) ?? 'team';
  const waiting = view === 'unassigned' ? 0 : countOf('unassigned');
  const elsewhere = waiting > 0 ? 'unassigned' : view !== 'open' && countOf('open') > 0 ? 'open' : null;
  if (Object.keys(filters).length > 0) {
    return (
      <EmptyState>
        <p>{t('empty.filtered')}</p>
        <Button onClick={() => onFilter({})}>{t('empty.unfilter')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState>
      <p>{t(`empty.${kind}`)}</p>
      {elsewhere && (
        <Link to="/inbox/$view" params={{ view: elsewhere }} className={buttonClass({})}>
          {elsewhere === 'open' ? t('empty.toOpen') : t('empty.toUnassigned', { count: waiting })}
        </Link>
      )}
    </EmptyState>
  );
}
