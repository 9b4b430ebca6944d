import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useOutbox } from '@/features/tickets/composer/use-outbox';
import { paletteStore, useCommand } from '@/lib/commands';
import { withTexts } from '@/lib/i18n/i18n';
import { whenIdle } from '@/lib/idle';
import { useSession } from '@/lib/session';
import { useSessionExpired } from '@/lib/session-expiry';
import { LiveContext } from '@/live/live-context';
import { ConnectionBanner } from './connection-status';
import { Header } from './header';
import { NewBuild } from './new-build';
import styles from './shell.module.css';
import { useGlobalCommands } from './use-global-commands';
import { useLiveDesk } from './use-live-desk';

const ReloginDialog = lazy(() =>
  import('@/features/session/relogin-dialog').then((module) => ({ default: module.ReloginDialog })),
);
const loadPalette = () => withTexts(import('./palette/palette'));
const Palette = lazy(async () => ({ default: (await loadPalette()).Palette }));
const ShortcutSheet = lazy(async () => ({ default: (await withTexts(import('./shortcut-sheet'))).ShortcutSheet }));

/** The frame around every page behind the door. */
export function Shell() {
  const live = useLiveDesk();
  useOutbox(live, useSession().user.id);
  const expired = useSessionExpired();
  const inInbox = useLocation().pathname.startsWith('/inbox');
  const [sheet, setSheet] = useState(false);
  useCommand('help', () => setSheet(true));
  useGlobalCommands();
  const palette = useSyncExternalStore(paletteStore.subscribe, paletteStore.get);
  // Asked for, it must be there at once.
  useEffect(() => whenIdle(() => void loadPalette().catch(() => {})), []);
  return (
    <LiveContext value={live}>
      <div className={styles.shell}>
        <div>
          {inInbox && <SkipLinks />}
          <Header onShortcuts={() => setSheet(true)} />
        </div>
        <div>
          <ConnectionBanner />
          <NewBuild />
        </div>
        <main className={styles.content}>
          <Outlet />
        </main>
      </div>
      <Suspense>
        {palette && <Palette key={palette.only} only={palette.only} />}
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
