import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import type { Version } from './api/workflows';

/** Who brought it and when, and how many tickets it serves. */
export function Origin({ version: { by, at, tickets } }: { version: Version }) {
  const { t, i18n } = useTranslation('workflows');
  return (
    <>
      {by ?? t('shipped')}
      {' · '}
      <time dateTime={at} title={fullTime(i18n.language, at)}>
        {shortDateTime(i18n.language, at)}
      </time>
      {' · '}
      {t('tickets', { count: tickets })}
    </>
  );
}
