import { useTranslation } from 'react-i18next';
import styles from '../me.module.css';
import { OneTimeCodes } from './one-time-codes';
import { Passkeys } from './passkeys';
import { PasswordForm } from './password-form';
import { SignInList } from './sign-in-list';

/** What opens one's account, and where it is open. */
export function SignInPage() {
  const { t } = useTranslation('me');
  return (
    <>
      <section className={styles.card}>
        <h2>{t('password.title')}</h2>
        <PasswordForm />
      </section>
      <section className={styles.card}>
        <h2>{t('passkeys.title')}</h2>
        <Passkeys />
      </section>
      <section className={styles.card}>
        <h2>{t('codes.title')}</h2>
        <OneTimeCodes />
      </section>
      <section className={styles.card}>
        <h2>{t('signIns.title')}</h2>
        <SignInList />
      </section>
    </>
  );
}
