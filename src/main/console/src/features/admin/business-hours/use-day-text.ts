import { useTranslation } from 'react-i18next';
import { type dayOn, type Period, type SpecialDay, WEEKDAYS, type Weekday } from './calendar';

const formats = new Map<string, Intl.DateTimeFormat>();

/** A year has many days, and a format is dear to make. */
function format(locale: string, date: string, options: Intl.DateTimeFormatOptions) {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
  formats.set(key, known);
  return known.format(new Date(date));
}

/** Days of calendars in words; they are dates, whatever zone the reader is in. */
export function useDayText() {
  const { t, i18n } = useTranslation('hours');
  const locale = i18n.language;
  const comma = t('comma');
  const date = (day: string) =>
    format(locale, day, { weekday: 'short', year: 'numeric', month: 'short', day: 'numeric' });
  const hours = (periods: Period[]) => periods.map(({ from, to }) => t('fromTo', { from, to })).join(comma);
  const kind = (day: SpecialDay) => t(day.isOffDay ? 'kind.off' : 'kind.makeUp');
  return {
    date,
    hours,
    /** 5 January 2026 was a Monday. */
    weekday: (day: Weekday) => format(locale, `2026-01-0${5 + WEEKDAYS.indexOf(day)}`, { weekday: 'long' }),
    shortWeekday: (day: Weekday) => format(locale, `2026-01-0${5 + WEEKDAYS.indexOf(day)}`, { weekday: 'narrow' }),
    month: (day: string) => format(locale, day, { month: 'long' }),
    special: (day: SpecialDay) => [kind(day), ...(day.name ? [day.name] : [])].join(comma),
    /** All there is to know of a day, as somebody hears it who does not see it. */
    whole: (day: string, on: ReturnType<typeof dayOn>, today: boolean) =>
      [
        format(locale, day, { dateStyle: 'full' }),
        t(`kind.${on.kind}`),
        ...(on.special?.name ? [on.special.name] : []),
        ...(on.hours.length > 0 ? [hours(on.hours)] : []),
        ...(today ? [t('today')] : []),
      ].join(comma),
  };
}
