import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button, buttonClass } from '@/ui/button';
import { FormError } from '@/ui/field';
import { Icon } from '@/ui/icon';
import styles from './entrance.module.css';
import { NoPasskey, passkeysWork } from './passkey/passkey';
import { usePasskeySignIn } from './sign-in';
import { waysQuery } from './ways';

type Props = { onSignedIn: (userId: string) => void; leaving?: () => void };

/** The ways in besides a password: a passkey, or a provider the company has. */
export function OtherWays({ onSignedIn, leaving }: Props) {
  const { t } = useTranslation('session');
  const problemText = useProblemText();
  const { data: ways } = useQuery(waysQuery);
  const passkey = usePasskeySignIn();
  const error = passkey.error instanceof NoPasskey ? t('passkey.none') : passkey.error && problemText(passkey.error);
  if (!passkeysWork() && !ways?.providers.length) return null;
  return (
    <div className={styles.ways}>
      {error && <FormError>{error}</FormError>}
      {passkeysWork() && (
        <Button
          aria-disabled={passkey.isPending}
          onClick={() =>
            !passkey.isPending && passkey.mutate(undefined, { onSuccess: (session) => onSignedIn(session.user.id) })
          }
        >
          <Icon name="lock" />
          {t('passkey.signIn')}
        </Button>
      )}
      {ways?.providers.map(({ name, href }) => (
        <a key={href} href={href} className={buttonClass({})} onClick={leaving}>
          {t('provider.signIn', { name })}
        </a>
      ))}
    </div>
  );
}
