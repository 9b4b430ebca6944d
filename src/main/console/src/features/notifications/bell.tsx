import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { withTexts } from '@/lib/i18n/i18n';
import { useTitleCount } from '@/lib/page-title';
import { usePreference } from '@/lib/preferences';
import { useLive } from '@/live/live-context';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { type Notices, noticesQuery, useNotices, useReadNotices } from './api/list-notices';
import styles from './bell.module.css';
import { prime, primed } from './sound';
import { useAlerts } from './use-alerts';
import { wants } from './wants';

const Panel = lazy(async () => ({ default: (await withTexts(import('./panel'))).Panel }));

/** What waits for this person by name: in the header, before every title, as a dot on the tab's icon. */
export function Bell() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const notices = useNotices();
  const ticket = useOpenTicket();
  const unread = useUnread(notices);
  const silent = useSilence();
  useRinging();
  useReadWhatIsOpen(notices, ticket);
  useAlerts(notices, ticket);
  useTitleCount(unread);
  useIcon(unread > 0);
  const label = unread > 0 ? t('bell.unread', { count: unread }) : t('bell.label');
  return (
    <span className={styles.bell}>
      <Button
        look="quiet"
        icon
        aria-expanded={open}
        aria-label={silent ? t('bell.silent', { label }) : label}
        title={silent ? t('bell.silentHint') : label}
        onClick={() => setOpen(!open)}
      >
        <Icon name={silent ? 'bellOff' : 'bell'} size={18} />
        {unread > 0 && (
          <span aria-hidden="true" className={styles.count}>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </Button>
      <Suspense>{open && <Panel notices={notices} onClose={() => setOpen(false)} />}</Suspense>
    </span>
  );
}

function useOpenTicket() {
  const number = /\/t\/(\d+)/.exec(useLocation().pathname)?.[1];
  return number === undefined ? null : Number(number);
}

function useUnread(notices: Notices | undefined) {
  const chosen = usePreference('notifications');
  return Object.entries(notices?.unread ?? {}).reduce(
    (sum, [kind, count]) => sum + (wants(kind, 'console', chosen) ? count : 0),
    0,
  );
}

/** A page may sound only after a press or a key; until then, or if sound is switched off, the bell shows it. */
function useSilence() {
  const off = usePreference('sound') === false;
  const ready = useSyncExternalStore(primed.subscribe, primed.get);
  useEffect(() => {
    const onTouch = () => void prime();
    for (const type of ['pointerdown', 'keydown'] as const) document.addEventListener(type, onTouch, { once: true });
    return () => {
      for (const type of ['pointerdown', 'keydown'] as const) document.removeEventListener(type, onTouch);
    };
  }, []);
  return off || !ready;
}

function useRinging() {
  const client = useQueryClient();
  const live = useLive();
  useEffect(
    () => live.onBell(() => void client.invalidateQueries({ queryKey: noticesQuery.queryKey })),
    [client, live],
  );
}

function useReadWhatIsOpen(notices: Notices | undefined, ticket: number | null) {
  const read = useReadNotices();
  const waiting = ticket !== null && notices?.items.some((one) => one.ticket === ticket && !one.read);
  useEffect(() => {
    if (ticket === null || !waiting) return;
    const look = () => {
      if (!document.hidden) read({ ticket });
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => document.removeEventListener('visibilitychange', look);
  }, [ticket, waiting, read]);
}

function useIcon(dot: boolean) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (link) link.href = `${import.meta.env.BASE_URL}${dot ? 'mark-unread' : 'mark'}.svg`;
  }, [dot]);
}
