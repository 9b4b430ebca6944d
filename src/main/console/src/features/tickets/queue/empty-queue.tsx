import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/ui/button';
import { EmptyState } from '@/ui/notice';
import { useViews } from '../api/list-views';

/** Why there is nothing, and where there may be something. */
export function EmptyQueue({ view }: { view: string }) {
  const { t } = useTranslation('queue');
  const { data: views = [] } = useViews();
  const countOf = (key: string) => views.find((each) => each.key === key)?.count ?? 0;
  const kind = view === 'mine' || view === 'unassigned' || view === 'open' || view === 'all' ? view : 'team';
  const waiting = view === 'unassigned' ? 0 : countOf('unassigned');
  const elsewhere = waiting > 0 ? 'unassigned' : view !== 'open' && countOf('open') > 0 ? 'open' : null;
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
