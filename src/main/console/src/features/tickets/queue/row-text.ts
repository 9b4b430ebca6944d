import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Metric, PromiseState } from '@/live/promise';
import type { Priority, Status } from '@/live/ticket-row';
import { useChannels } from '../api/list-channels';
import { channelIcon } from '../channel-icon';
import type { Reason } from '../view';

/** The words rows need, looked up once per list instead of once per row. */
export function useRowText() {
  const { t, i18n } = useTranslation('queue');
  const { t: tt } = useTranslation('ticket');
  const channels = useChannels();
  return useMemo(() => {
    const connectors = new Map(channels.map(({ key, connector }) => [key, connector]));
    return {
      locale: i18n.language,
      select: (number: number) => t('select', { number }),
      unread: (count: number) => t('unread', { count }),
      noCustomer: t('noCustomer'),
      status: (status: Status) => tt(`status.${status}`),
      callback: t('callback'),
      priority: (priority: Priority) => tt(`priority.${priority}`),
      metric: (metric: Metric) => t(`metric.${metric}`),
      promise: (state: PromiseState | 'met_late', time: string) => t(`sla.${state}`, { time }),
      assignedTo: (name: string) => t('assignedTo', { name }),
      reason: ({ code, name }: Reason) => t(`left.${code}`, { name }),
      icon: (channel: string) => channelIcon(connectors.get(channel) ?? channel),
    };
  }, [t, tt, i18n.language, channels]);
}

export type RowText = ReturnType<typeof useRowText>;
