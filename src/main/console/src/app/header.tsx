import { Link, useLocation } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Bell } from '@/features/notifications/bell';
import { useMayAtDesk, useSession } from '@/lib/session';
import { recall } from '@/lib/storage';
import { BrandMark } from '@/ui/brand-mark';
import { classes } from '@/ui/classes';
import { DisplaySwitches } from '@/ui/display-switches';
import { ConnectionDot } from './connection-status';
import { InboundLink } from './inbound-link';
import { PaletteButton } from './palette-button';
import { SearchButton } from './search-button';
import styles from './shell.module.css';
import { UserMenu } from './user-menu';

export function Header({ onShortcuts }: { onShortcuts: () => void }) {
  const { t } = useTranslation();
  const mail = useMayAtDesk('inbound');
  const { user } = useSession();
  const { pathname } = useLocation();
  const view = recall('view') ?? 'unassigned';
  const inInbox = pathname.startsWith('/inbox');
  return (
    <header className={styles.header}>
      <Link to="/inbox/$view" params={{ view }} className={styles.brand}>
        <BrandMark />
        Tributary
      </Link>
      <nav className={styles.nav} aria-label={t('nav.label')}>
        <Link
          to="/inbox/$view"
          params={{ view }}
          className={classes(styles.link, inInbox && styles.active)}
          aria-current={inInbox ? 'page' : undefined}
        >
          {t('nav.inbox')}
        </Link>
        {mail && <InboundLink />}
        {user.role !== 'agent' && (
          <Link to="/reports" className={styles.link} activeProps={{ className: styles.active }}>
            {t('nav.reports')}
          </Link>
        )}
      </nav>
      <span className={styles.grow} />
      <SearchButton />
      <PaletteButton />
      <ConnectionDot />
      <Bell />
      <DisplaySwitches />
      <UserMenu onShortcuts={onShortcuts} />
    </header>
  );
}
