import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Priority, Status } from '@/live/ticket-row';
import type { Reason } from '../view';

/** The words rows need, looked up once per list instead of once per row. */
export function useRowText() {
  const { t, i18n } = useTranslation('queue');
  const { t: tt } = useTranslation('ticket');
  return useMemo(
    () => ({
      locale: i18n.language,
      select: (number: number) => t('select', { number }),
      noCustomer: t('noCustomer'),
      status: (status: Status) => tt(`status.${status}`),
      priority: (priority: Priority) => tt(`priority.${priority}`),
      assignedTo: (name: string) => t('assignedTo', { name }),
      reason: ({ code, name }: Reason) => t(`left.${code}`, { name }),
    }),
    [t, tt, i18n.language],
  );
}

export type RowText = ReturnType<typeof useRowText>;
