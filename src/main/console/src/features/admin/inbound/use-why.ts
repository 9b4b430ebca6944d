import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import type { Inbound } from './inbound';

/** Why a mail is in no ticket, line by line: ours by its code, and what comes next. */
export function useWhy() {
  const { t, i18n } = useTranslation('inbound');
  const words = (group: 'reason' | 'error', code: string) => {
    const key = `${group}.${code}`;
    return i18n.exists(key, { ns: 'inbound' }) ? t(key as 'reason.spam') : t(`${group}.other`, { code });
  };
  return ({ state, reason, error, attempts, nextTryAt }: Inbound): string[] => [
    ...(state === 'quarantined' && reason ? [words('reason', reason)] : []),
    ...(state !== 'quarantined' && error ? [words('error', error)] : []),
    ...(attempts > 0 ? [t('attempts', { count: attempts })] : []),
    ...(nextTryAt ? [t('nextTry', { time: shortDateTime(i18n.language, nextTryAt) })] : []),
  ];
}
