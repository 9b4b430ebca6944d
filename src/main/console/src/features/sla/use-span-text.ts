import { useTranslation } from 'react-i18next';

/** How long and when, in the zone of a calendar and the language of the reader. */
export function useSpanText(zone: string) {
  const { t, i18n } = useTranslation('hours');
  const list = new Intl.ListFormat(i18n.language, { type: 'unit' });
  const moment = new Intl.DateTimeFormat(i18n.language, {
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  return {
    moment: (at: string) => moment.format(new Date(at)),
    length: (seconds: number) => {
      const hours = Math.floor(seconds / 3600);
      const minutes = Math.floor((seconds % 3600) / 60);
      const rest = seconds % 60;
      return list.format([
        ...(hours > 0 ? [t('span.hours', { count: hours })] : []),
        ...(minutes > 0 ? [t('span.minutes', { count: minutes })] : []),
        ...(rest > 0 || seconds === 0 ? [t('span.seconds', { count: rest })] : []),
      ]);
    },
  };
}
