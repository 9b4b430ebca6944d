import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullTime, relativeTime } from '@/lib/format';
import { setPreference, usePreference } from '@/lib/preferences';
import { useClock } from '@/live/clock';
import { Button } from '@/ui/button';
import { classes } from '@/ui/classes';
import { type Notice, type Notices, olderNotices, useReadNotices } from './api/list-notices';
import styles from './panel.module.css';
import { wants } from './wants';

/** What has happened, newest first; closed by Escape or a press elsewhere. */
export function Panel({ notices, onClose }: { notices: Notices | undefined; onClose: () => void }) {
  const { t } = useTranslation('notices');
  const read = useReadNotices();
  const chosen = usePreference('notifications');
  const sound = usePreference('sound') !== false;
  const [older, setOlder] = useState<{ items: Notice[]; next: number | null } | null>(null);
  const panel = useRef<HTMLElement>(null);
  useLeaving(panel, onClose);

  const all = [...(notices?.items ?? []), ...(older?.items ?? [])];
  const items = all.filter(({ kind }) => wants(kind, 'console', chosen));
  const next = older ? older.next : (notices?.next ?? null);
  const newest = notices?.items[0];
  const more = async () => {
    if (next === null) return;
    const page = await olderNotices(next).catch(() => null);
    if (page) setOlder({ items: [...(older?.items ?? []), ...page.items], next: page.next });
  };
  return (
    <section ref={panel} className={styles.panel} aria-label={t('title')} tabIndex={-1}>
      <header className={styles.head}>
        <h2>{t('title')}</h2>
        <Button small look="quiet" disabled={!newest} onClick={() => newest && read({ upTo: newest.id })}>
          {t('readAll')}
        </Button>
      </header>
      <div className={styles.news}>
        {items.length === 0 ? (
          <p className={styles.empty}>{t('empty')}</p>
        ) : (
          <ul className={styles.list}>
            {items.map((notice) => (
              <Row key={notice.id} notice={notice} onOpen={onClose} />
            ))}
          </ul>
        )}
        {next !== null && (
          <Button small look="quiet" onClick={() => void more()}>
            {t('older')}
          </Button>
        )}
      </div>
      <footer className={styles.foot}>
        <label>
          <input type="checkbox" checked={sound} onChange={() => void setPreference('sound', !sound).catch(() => {})} />
          {t('sound')}
        </label>
        <Link to="/me" onClick={onClose}>
          {t('choose')}
        </Link>
      </footer>
    </section>
  );
}

function Row({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { t, i18n } = useTranslation('notices');
  const { kind, ticket, subject, actor, at, read } = notice;
  const time = useClock((now) => relativeTime(i18n.language, at, now));
  return (
    <li>
      <Link
        to="/t/$no"
        params={{ no: String(ticket) }}
        className={classes(styles.notice, !read && styles.unread)}
        onClick={onOpen}
      >
        <span className={styles.what}>
          {!read && <span className="visually-hidden">{t('new')} </span>}
          {t(`kind.${kind as 'assigned'}`, { name: actor ?? '', context: actor ? undefined : 'nobody' })}
          <time dateTime={at} title={fullTime(i18n.language, at)}>
            {time}
          </time>
        </span>
        <span className={styles.subject}>
          T-{ticket} {subject}
        </span>
      </Link>
    </li>
  );
}

function useLeaving(panel: React.RefObject<HTMLElement | null>, onClose: () => void) {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus();
    const onPress = (event: PointerEvent) => {
      const inside = panel.current?.parentElement?.contains(event.target as Node);
      if (!inside) close.current();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      close.current();
      if (before instanceof HTMLElement) before.focus();
    };
    document.addEventListener('pointerdown', onPress);
    document.addEventListener('keydown', onKey, true);
    return () => {
      document.removeEventListener('pointerdown', onPress);
      document.removeEventListener('keydown', onKey, true);
    };
  }, [panel]);
}
