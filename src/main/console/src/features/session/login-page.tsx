import { useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOurs } from '@/lib/is-ours';
import { usePageTitle } from '@/lib/page-title';
import { FormError } from '@/ui/field';
import { CredentialsForm } from './credentials-form';
import { Entrance } from './entrance';
import { OtherWays } from './other-ways';
import type { SignInProblem } from './sign-in-problem';
import { rememberWay } from './way-back';

export function LoginPage() {
  const { t } = useTranslation('session');
  const router = useRouter();
  const { redirect, problem } = useSearch({ strict: false }) as { redirect?: string; problem?: SignInProblem };
  const enter = () => router.history.replace(isOurs(redirect) ? redirect : '/');
  usePageTitle(t('signIn.title'));
  return (
    <Entrance title={t('signIn.title')} lead={t('signIn.lead')}>
      {problem && <FormError>{t(`provider.${problem}`)}</FormError>}
      <CredentialsForm onSignedIn={enter} />
      <OtherWays onSignedIn={enter} leaving={() => isOurs(redirect) && rememberWay(redirect)} />
    </Entrance>
  );
}
