import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/lib/session';
import { Avatar } from '@/ui/avatar';
import { DisplaySwitches } from '@/ui/display-switches';
import styles from './me-page.module.css';
import { ShortcutSwitch } from './shortcut-sheet';

export function MePage() {
  const { t } = useTranslation();
  const { user, teams } = useSession();
  usePageTitle(user.name);
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <div className={styles.who}>
          <Avatar name={user.name} size={56} />
          <div>
            <h1>{user.name}</h1>
            <p>
              {user.email} · {t(`user.role.${user.role}`)}
            </p>
            <p>{teams.map((team) => team.name).join(' · ')}</p>
          </div>
        </div>
        <section className={styles.card}>
          <h2>{t('user.display')}</h2>
          <div className={styles.row}>
            <DisplaySwitches />
          </div>
        </section>
        <section className={styles.card}>
          <h2>{t('user.shortcuts')}</h2>
          <ShortcutSwitch />
        </section>
      </div>
    </div>
  );
}
