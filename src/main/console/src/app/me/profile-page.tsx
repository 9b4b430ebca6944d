import { useTranslation } from 'react-i18next';
import { DisplaySwitches } from '@/ui/display-switches';
import styles from './me.module.css';

/** How the desk looks to oneself. */
export function ProfilePage() {
  const { t } = useTranslation();
  return (
    <section className={styles.card}>
      <h2>{t('user.display')}</h2>
      <div className={styles.row}>
        <DisplaySwitches />
      </div>
    </section>
  );
}
