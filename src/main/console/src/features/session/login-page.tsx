import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import { CredentialsForm } from './credentials-form';
import { Entrance } from './entrance';

export function LoginPage() {
  const { t } = useTranslation('session');
  const router = useRouter();
  const { redirect } = useSearch({ strict: false }) as { redirect?: string };
  usePageTitle(t('signIn.title'));
  return (
    <Entrance title={t('signIn.title')} lead={t('signIn.lead')}>
      <CredentialsForm onSignedIn={() => router.history.replace(isOurs(redirect) ? redirect : '/')} />
    </Entrance>
  );
}

/** Only a path of this site: `//elsewhere` and `/\elsewhere` are other sites to a browser. */
const isOurs = (path: string | undefined): path is string => path !== undefined && /^\/(?![/\\])/.test(path);
