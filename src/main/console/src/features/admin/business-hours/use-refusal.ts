import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { WEEKDAYS } from './calendar';
import { useDayText } from './use-day-text';

/** The words for what the server does not take of a calendar or a file, with the place. */
export function useRefusal() {
  const { t } = useTranslation('hours');
  const problemText = useProblemText();
  const { weekday } = useDayText();
  return (error: unknown): string => {
    if (!(error instanceof Problem)) return problemText(error);
    const { field = '', reason = '', line, limit } = error.params;
    if (error.code === 'import-unreadable') return t('refused.line', { line: Number(line) });
    if (error.code === 'import-empty') return t('refused.empty');
    if (error.code === 'import-too-many') return t('refused.tooMany', { limit: Number(limit) });
    if (error.code === 'calendar-exists') return t('refused.exists');
    if (error.code === 'no-working-time') return t('refused.noTime');
    if (error.code !== 'invalid') return problemText(error);
    const day = WEEKDAYS.find((each) => each === error.params.day);
    if (reason === 'overlap' && day) return t('refused.overlap', { day: weekday(day) });
    if (reason === 'like') return t('refused.like', { date: String(error.params.date) });
    if (field === 'name') return t('nameMissing');
    if (String(field).startsWith('week'))
      return reason === 'empty' && field === 'week' ? t('refused.noHours') : t('refused.hours');
    const row = /^days\[(\d+)\]/.exec(String(field))?.[1];
    return row === undefined ? problemText(error) : t('refused.row', { row: Number(row) + 1 });
  };
}
