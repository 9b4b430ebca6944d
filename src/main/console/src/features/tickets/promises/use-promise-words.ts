import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PromiseWords } from './promise-chip';

export function usePromiseWords(): PromiseWords {
  const { t, i18n } = useTranslation('queue');
  return useMemo(
    () => ({
      locale: i18n.language,
      metric: (metric) => t(`metric.${metric}`),
      promise: (state, time) => t(`sla.${state}`, { time }),
    }),
    [t, i18n.language],
  );
}
