import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { signOut } from '@/features/session/sign-out';
import { useMayAtDesk, useSession } from '@/lib/session';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Menu, MenuItem, MenuRule } from '@/ui/menu';
import styles from './shell.module.css';

export function UserMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mail = useMayAtDesk('inbound');
  const navigate = useNavigate();
  return (
    <Menu
      trigger={
        <Button look="quiet" icon className={styles.round}>
          <Avatar name={user.name} size={30} />
          <span className="visually-hidden">{t('user.menu', { name: user.name })}</span>
        </Button>
      }
    >
      <div className={styles.who}>
        <strong>{user.name}</strong>
        <span>{user.email}</span>
        <span>{t(`user.role.${user.role}`)}</span>
      </div>
      <MenuRule />
      <MenuItem icon="person" onClick={() => void navigate({ to: '/me' })}>
        {t('user.settings')}
      </MenuItem>
      {user.role === 'admin' && (
        <MenuItem icon="person" onClick={() => void navigate({ to: '/admin/agents' })}>
          {t('user.agents')}
        </MenuItem>
      )}
      {user.role === 'admin' && (
        <MenuItem icon="mail" onClick={() => void navigate({ to: '/admin/mailboxes' })}>
          {t('user.mailboxes')}
        </MenuItem>
      )}
      {mail && (
        <MenuItem icon="warn" onClick={() => void navigate({ to: '/admin/inbound' })}>
          {t('user.inbound')}
        </MenuItem>
      )}
      <MenuItem icon="pen" onClick={() => void navigate({ to: '/admin/canned-answers' })}>
        {t('user.canned')}
      </MenuItem>
      <MenuItem icon="keyboard" onClick={onShortcuts}>
        {t('user.shortcuts')}
      </MenuItem>
      <MenuItem icon="exit" onClick={() => void signOut()}>
        {t('user.signOut')}
      </MenuItem>
    </Menu>
  );
}
