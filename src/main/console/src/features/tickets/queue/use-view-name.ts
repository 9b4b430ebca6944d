import { useTranslation } from 'react-i18next';
import { useViews } from '../api/list-views';

const KNOWN = ['mine', 'unassigned', 'open', 'all', 'mentions', 'snoozed', 'overdue', 'due_soon', 'callbacks'] as const;

/** A view's name: ours for the common ones, the team's for a team's. */
export function useViewName() {
  const { t } = useTranslation('queue');
  const { data: views = [] } = useViews();
  return (view: string) => {
    const known = KNOWN.find((each) => each === view);
    return known ? t(known) : (views.find((each) => each.key === view)?.name ?? view);
  };
}
