import { useTranslation } from 'react-i18next';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { useCategories } from '@/features/tickets/api/list-categories';
import { useChannels } from '@/features/tickets/api/list-channels';
import { useCategoryText } from '@/features/tickets/properties/category-names';
import { useCalendars } from '../business-hours/api/calendars';
import { useTeamSheets } from '../teams/api/list-teams';
import {
  type Condition,
  type Conditions,
  FIELDS,
  METRICS,
  type Pauses,
  type Policy,
  type Sheet,
  type Targets,
  URGENT_FIRST,
} from './policy';
import { useDurationText } from './use-duration-text';

/** What policies say, in the reader's words. */
export function usePolicyWords() {
  const { t, i18n } = useTranslation('policies');
  const { t: tt } = useTranslation('ticket');
  const { data: teams = [] } = useTeamSheets();
  const channels = useChannels();
  const categories = useCategories();
  const { data: calendars = [] } = useCalendars();
  const calendarName = useCalendarName();
  const categoryText = useCategoryText();
  const duration = useDurationText();
  const either = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  const names: Record<Condition, (value: string) => string | undefined> = {
    channel: (value) => channels.find((each) => each.key === value)?.name,
    team: (value) => teams.find((each) => each.id === value)?.name,
    category: (value) => (categories.some((each) => each.key === value) ? categoryText(categories, value) : undefined),
    priority: (value) => URGENT_FIRST.filter((each) => each === value).map((each) => tt(`priority.${each}`))[0],
    tags: (value) => value,
    tier: (value) => value,
    organisation: (value) => value,
  };
  const valueText = (field: Condition, value: string) => names[field](value) ?? t('gone', { value });
  const conditionLines = (conditions: Conditions) =>
    FIELDS.flatMap((field) => {
      const values = conditions[field] ?? [];
      const said = values.map((value) => valueText(field, value));
      return said.length === 0 ? [] : [t('is', { field: t(`field.${field}`), values: either.format(said) })];
    });
  const targetLines = (targets: Targets) =>
    URGENT_FIRST.flatMap((priority) =>
      METRICS.flatMap((metric) => {
        const seconds = targets[priority]?.[metric];
        if (seconds === undefined) return [];
        const of = t('cell', { priority: tt(`priority.${priority}`), metric: t(`metric.${metric}`) });
        return [t('is', { field: of, values: duration(seconds) })];
      }),
    );
  const pauseLines = (pauses: Pauses) =>
    METRICS.flatMap((metric) => {
      const said = (pauses[metric] ?? []).map((status) => tt(`status.${status}`));
      return said.length === 0 ? [] : [t('is', { field: t(`metric.${metric}`), values: either.format(said) })];
    });
  const calendarText = (id: string | null) => {
    if (id === null) return t('always');
    const calendar = calendars.find((each) => each.id === id);
    return calendar ? calendarName(calendar) : t('gone', { value: id });
  };
  const linesOf = (sheet: Sheet, field: keyof Sheet): string[] => {
    switch (field) {
      case 'name':
        return [sheet.name];
      case 'active':
        return [t(sheet.active ? 'on' : 'off')];
      case 'conditions':
        return conditionLines(sheet.conditions);
      case 'targets':
        return targetLines(sheet.targets);
      case 'chatTargets':
        return sheet.chatTargets === null ? [t('same')] : targetLines(sheet.chatTargets);
      case 'warnAt':
        return [t('percent', { percent: sheet.warnAt })];
      case 'pauses':
        return pauseLines(sheet.pauses);
      case 'calendar':
        return [calendarText(sheet.calendar)];
    }
  };
  return { valueText, conditionLines, linesOf, calendarText };
}

/** For each thing that is promised, from the shortest time to the longest. */
export function useSpanText() {
  const { t } = useTranslation('policies');
  const duration = useDurationText();
  return ({ targets }: Pick<Policy, 'targets'>) =>
    METRICS.flatMap((metric) => {
      const all = Object.values(targets).flatMap((each) => each[metric] ?? []);
      if (all.length === 0) return [];
      const [least, most] = [Math.min(...all), Math.max(...all)];
      const values = least === most ? duration(least) : t('span', { least: duration(least), most: duration(most) });
      return [t('is', { field: t(`metric.${metric}`), values })];
    });
}
