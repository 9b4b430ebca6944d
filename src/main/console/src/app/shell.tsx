import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { withTexts } from '@/lib/i18n/i18n';
import { useSessionExpired } from '@/lib/session-expiry';
import { LiveContext } from '@/live/live-context';
import { ConnectionBanner } from './connection-status';
import { Header } from './header';
import styles from './shell.module.css';
import { useGlobalCommands } from './use-global-commands';
import { useLiveDesk } from './use-live-desk';

const ReloginDialog = lazy(() =>
  import('@/features/session/relogin-dialog').then((module) => ({ default: module.ReloginDialog })),
);
const ShortcutSheet = lazy(async () => ({ default: (await withTexts(import('./shortcut-sheet'))).ShortcutSheet }));

/** The frame around every page behind the door. */
export function Shell() {
  const live = useLiveDesk();
  const expired = useSessionExpired();
  const inInbox = useLocation().pathname.startsWith('/inbox');
  const [sheet, setSheet] = useState(false);
  useCommand('help', () => setSheet(true));
  useGlobalCommands();
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
