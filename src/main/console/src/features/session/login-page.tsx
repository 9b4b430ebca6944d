import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOurs } from '@/lib/is-ours';
import { usePageTitle } from '@/lib/page-title';
import { buttonClass } from '@/ui/button';
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
      <CredentialsForm
        onSignedIn={enter}
        extra={
          <Link className={buttonClass({ look: 'quiet' })} to="/forgotten-password">
            {t('signIn.forgotten')}
          </Link>
        }
      />
      <OtherWays onSignedIn={enter} leaving={() => isOurs(redirect) && rememberWay(redirect)} />
    </Entrance>
  );
}
