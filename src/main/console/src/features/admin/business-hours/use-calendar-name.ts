import { useTranslation } from 'react-i18next';
import type { Calendar } from './api/calendars';

/** What a calendar is called: one that was shipped in the reader's language, until somebody gives it a name. */
export function useCalendarName() {
  const { t } = useTranslation('hours');
  return ({ name, preset }: Pick<Calendar, 'name' | 'preset'>) => (preset ? t(`preset.${preset}`) : name);
}
