import { useTranslation } from 'react-i18next';
import styles from '../me.module.css';
import { PasswordForm } from './password-form';
import { SignInList } from './sign-in-list';

/** One's password, and where one is signed in. */
export function SignInPage() {
  const { t } = useTranslation('me');
  return (
    <>
      <section className={styles.card}>
        <h2>{t('password.title')}</h2>
        <PasswordForm />
      </section>
      <section className={styles.card}>
        <h2>{t('signIns.title')}</h2>
        <SignInList />
      </section>
    </>
  );
}
