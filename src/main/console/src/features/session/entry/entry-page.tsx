import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { applyLocale } from '@/lib/i18n/i18n';
import { usePageTitle } from '@/lib/page-title';
import { buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { Entrance } from '../entrance';
import { useEntrance } from './entry';
import { EntryForm } from './entry-form';

/** Where an invitation and the link to a new password lead. */
export function EntryPage() {
  const { t } = useTranslation('entry');
  const [token] = useState(() => window.location.hash.slice(1));
  const { data, error, refetch } = useEntrance(token);
  const kind = window.location.pathname === '/invite' ? 'invite' : 'reset';
  usePageTitle(t(`${kind}.title`));
  // Whoever was invited in Chinese is asked in Chinese, whatever their browser speaks.
  useEffect(() => void applyLocale(data?.locale), [data?.locale]);

  if (!token || (error instanceof Problem && error.status === 404)) {
    return (
      <Entrance title={t(`${kind}.title`)} lead={t('gone')}>
        <a className={buttonClass({})} href="/login">
          {t('toSignIn')}
        </a>
      </Entrance>
    );
  }
  return (
    <Entrance title={t(`${kind}.title`)} lead={data ? t(`${kind}.lead`, { email: data.email }) : ''}>
      {error && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data && <EntryForm token={token} entrance={data} />}
    </Entrance>
  );
}
