import { useTranslation } from 'react-i18next';
import { useSession } from '@/lib/session';
import { PROMISE_STATES } from '@/live/promise';
import { PRIORITIES, STATUSES } from '@/live/ticket-row';
import { useCategories } from '../api/list-categories';
import { useChannels } from '../api/list-channels';
import { useAgents, useTeams } from '../api/list-people';
import { type FilterKey, valuesOf } from '../filters';
import { useCategoryText } from '../properties/category-names';

/** A filter's values in words. */
export function useFilterText() {
  const { t, i18n } = useTranslation('filters');
  const { t: tt } = useTranslation('ticket');
  const { user } = useSession();
  const agents = useAgents();
  const teams = useTeams();
  const categories = useCategories();
  const categoryText = useCategoryText();
  const channels = useChannels();
  const languages = new Intl.DisplayNames(i18n.language, { type: 'language' });

  const one = (key: FilterKey, value: string): string => {
    const status = STATUSES.find((each) => each === value);
    const priority = PRIORITIES.find((each) => each === value);
    if (key === 'status' && status) return tt(`status.${status}`);
    if (key === 'priority' && priority) return tt(`priority.${priority}`);
    const promise = PROMISE_STATES.find((each) => each === value);
    if (key === 'sla') return promise ? t(`promise.${promise}`) : value === 'none' ? t('promise.none') : value;
    if (key === 'assignee' && value === 'none') return tt('assignee.none');
    if (key === 'assignee' && value === 'me') return tt('assignee.me', { name: user.name });
    if (key === 'assignee') return agents.find((each) => each.id === value)?.name ?? value;
    if (key === 'team' && value === 'none') return tt('team.none');
    if (key === 'team') return teams.find((each) => each.id === value)?.name ?? value;
    if (key === 'category' && value === 'none') return t('noCategory');
    if (key === 'category') return categoryText(categories, value);
    if (key === 'channel') return channels.find((each) => each.key === value)?.name ?? value;
    if (key === 'lang') return languageName(languages, value);
    if (key === 'createdFrom') return day(i18n.language, value, 0);
    if (key === 'createdTo') return day(i18n.language, value, -1);
    return value;
  };
  const list = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (key: FilterKey, written: string) => list.format(valuesOf(written).map((value) => one(key, value)));
}

function languageName(languages: Intl.DisplayNames, value: string) {
  try {
    return languages.of(value) ?? value;
  } catch {
    return value;
  }
}

/** An instant as its day; what ends before an instant ends with the millisecond before it. */
function day(locale: string, value: string, shift: number) {
  const at = Date.parse(value);
  return Number.isNaN(at) ? value : new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(at + shift);
}
