import { useTranslation } from 'react-i18next';
import { count, timeSpan } from '@/lib/format';
import type { Figure } from './period';

const TIMES: readonly Figure[] = ['first_response', 'next_response', 'resolution'];
const NUMBERS: readonly Figure[] = ['arrived', 'answered'];

/** Where less is better. */
export const isTime = (figure: Figure) => TIMES.includes(figure);
const lessIsBetter = (figure: Figure) => isTime(figure) || figure === 'reopened';

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));

/** How a figure is written, and how far it is from another. */
export function useFigureText() {
  const { t, i18n } = useTranslation('insight');
  const locale = i18n.language;
  const percent = (value: number) =>
    new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(value);
  const signed = (value: number, options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(locale, { ...options, signDisplay: 'exceptZero', maximumFractionDigits: 1 }).format(value);

  const text = (figure: Figure, value: number | null): string => {
    if (value === null) return '—';
    if (isTime(figure)) return timeSpan(locale, Math.round(value));
    return NUMBERS.includes(figure) ? count(locale, rounded(value, 1)) : percent(value);
  };

  /** Null where there is nothing to compare, or nothing changed. */
  const change = (figure: Figure, now: number | null, before: number | null) => {
    if (now === null || before === null || now === before) return null;
    const share = !isTime(figure) && !NUMBERS.includes(figure);
    if (!share && before === 0) return null;
    const by = share
      ? t('points', { number: signed((now - before) * 100, {}) })
      : signed((now - before) / before, { style: 'percent' });
    if (NUMBERS.includes(figure)) return { by, better: null };
    return { by, better: now < before === lessIsBetter(figure) };
  };

  return { text, change };
}
