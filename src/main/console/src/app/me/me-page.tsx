import { Link, Outlet } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/lib/session';
import { Avatar } from '@/ui/avatar';
import { Tabs } from '@/ui/tabs';
import styles from './me.module.css';

/** One's own pages: who one is to colleagues, how the desk looks, its keys, how one signs in. */
export function MePage() {
  const { t } = useTranslation('me');
  const { t: tc } = useTranslation();
  const { user, teams } = useSession();
  usePageTitle(tc('user.settings'));
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <div className={styles.who}>
          <Avatar name={user.name} size={56} />
          <div>
            <h1>{user.name}</h1>
            <p>
              {user.email} · {tc(`user.role.${user.role}`)}
            </p>
            <p>{teams.map((team) => team.name).join(' · ')}</p>
          </div>
        </div>
        <Tabs label={tc('user.settings')}>
          <Link to="/me" activeOptions={{ exact: true }}>
            {t('profile.title')}
          </Link>
          <Link to="/me/drafts">{t('drafts')}</Link>
          <Link to="/me/shortcuts">{tc('user.shortcuts')}</Link>
          <Link to="/me/sign-in">{t('signIn')}</Link>
          <Link to="/me/tokens">{t('tokens')}</Link>
        </Tabs>
        <Outlet />
      </div>
    </div>
  );
}
