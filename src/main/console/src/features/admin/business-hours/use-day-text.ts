import { useTranslation } from 'react-i18next';
import { type dayOn, type Period, type SpecialDay, WEEKDAYS, type Weekday } from './calendar';

const format = (locale: string, date: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(new Date(date));

/** Days of calendars in words; they are dates, whatever zone the reader is in. */
export function useDayText() {
  const { t, i18n } = useTranslation('hours');
  const locale = i18n.language;
  const list = new Intl.ListFormat(locale, { type: 'unit' });
  const date = (day: string) =>
    format(locale, day, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });
  const hours = (periods: Period[]) => list.format(periods.map(({ from, to }) => t('fromTo', { from, to })));
  const kind = (day: SpecialDay) => t(day.isOffDay ? 'kind.off' : 'kind.makeUp');
  return {
    date,
    hours,
    /** 5 January 2026 was a Monday. */
    weekday: (day: Weekday) => format(locale, `2026-01-0${5 + WEEKDAYS.indexOf(day)}`, { weekday: 'long' }),
    shortWeekday: (day: Weekday) => format(locale, `2026-01-0${5 + WEEKDAYS.indexOf(day)}`, { weekday: 'narrow' }),
    month: (day: string) => format(locale, day, { month: 'long' }),
    special: (day: SpecialDay) => list.format([kind(day), ...(day.name ? [day.name] : [])]),
    /** All there is to know of a day, as somebody hears it who does not see it. */
    whole: (day: string, on: ReturnType<typeof dayOn>, today: boolean) =>
      list.format([
        format(locale, day, { dateStyle: 'full' }),
        t(`kind.${on.kind}`),
        ...(on.special?.name ? [on.special.name] : []),
        ...(on.hours.length > 0 ? [hours(on.hours)] : []),
        ...(today ? [t('today')] : []),
      ]),
  };
}
