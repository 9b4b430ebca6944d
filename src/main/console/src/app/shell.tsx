import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionExpired } from '@/lib/session-expiry';
import { useShortcut } from '@/lib/shortcuts';
import { LiveContext } from '@/live/live-context';
import { ConnectionBanner } from './connection-status';
import { Header } from './header';
import styles from './shell.module.css';
import { useLiveDesk } from './use-live-desk';

const ReloginDialog = lazy(() =>
  import('@/features/session/relogin-dialog').then((module) => ({ default: module.ReloginDialog })),
);
const ShortcutSheet = lazy(() => import('./shortcut-sheet').then((module) => ({ default: module.ShortcutSheet })));

/** The frame around every page behind the door. */
export function Shell() {
  const live = useLiveDesk();
  const expired = useSessionExpired();
  const inInbox = useLocation().pathname.startsWith('/inbox');
  const [sheet, setSheet] = useState(false);
  useShortcut('?', () => setSheet(true));
  return (
    <LiveContext value={live}>
      <div className={styles.shell}>
        <div>
          {inInbox && <SkipLinks />}
          <Header onShortcuts={() => setSheet(true)} />
        </div>
        <ConnectionBanner />
        <main className={styles.content}>
          <Outlet />
        </main>
      </div>
      <Suspense>
        {sheet && <ShortcutSheet onClose={() => setSheet(false)} />}
        {expired && <ReloginDialog />}
      </Suspense>
    </LiveContext>
  );
}

function SkipLinks() {
  const { t } = useTranslation();
  return (
    <>
      <a className={styles.skip} href="#list">
        {t('skipList')}
      </a>
      <a className={styles.skip} href="#thread">
        {t('skip')}
      </a>
    </>
  );
}
