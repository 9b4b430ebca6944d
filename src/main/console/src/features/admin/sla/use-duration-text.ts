import { useTranslation } from 'react-i18next';
import { partsOf } from './duration';

/** Seconds in words that can be typed again: "1d 2h", "1 天 2 小时". */
export function useDurationText() {
  const { t } = useTranslation('policies');
  return (seconds: number) =>
    partsOf(seconds)
      .map(([amount, unit]) => t(`unit.${unit}`, { amount }))
      .join(' ');
}
