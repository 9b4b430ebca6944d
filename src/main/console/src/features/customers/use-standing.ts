import { useTranslation } from 'react-i18next';
import { useCalendars } from '@/features/admin/business-hours/api/calendars';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useTiers } from './api/organisations';

type Option = [value: string, label: string];

/** What a tier is called; one that a desk made itself by its own name. */
export function useTierName() {
  const { t } = useTranslation('customers');
  const names: Record<string, string> = { standard: t('tiers.standard'), vip: t('tiers.vip') };
  return (tier: string) => names[tier] ?? tier;
}

/** What can be decided of a customer or an organisation, as options of a list. */
export function useStandingOptions(): { tiers: Option[]; calendars: Option[] } {
  const tierName = useTierName();
  const calendarName = useCalendarName();
  const { data: calendars = [] } = useCalendars();
  return {
    tiers: useTiers().map((tier): Option => [tier, tierName(tier)]),
    calendars: calendars.map((calendar): Option => [calendar.id, calendarName(calendar)]),
  };
}

/** Why something was refused, with what to do about it. */
export function useStandingRefusal() {
  const { t } = useTranslation('customers');
  const problemText = useProblemText();
  return (error: unknown) => {
    if (!(error instanceof Problem)) return problemText(error);
    if (error.code === 'organisation-exists') return t('refused.exists');
    if (error.code === 'domain-taken') return t('refused.taken');
    if (error.code === 'changed-meanwhile') return t('refused.changed');
    if (error.code === 'invalid' && error.params.field === 'domains')
      return t(error.params.reason === 'freemail' ? 'refused.freemail' : 'refused.domains');
    return problemText(error);
  };
}
