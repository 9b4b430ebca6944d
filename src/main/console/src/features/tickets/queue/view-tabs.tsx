import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/lib/format';
import { withTexts } from '@/lib/i18n/i18n';
import { useMayAtDesk } from '@/lib/session';
import { Button } from '@/ui/button';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import { Menu, MenuChoices, MenuItem, MenuRule } from '@/ui/menu';
import { MOST_COUNTED, useViews } from '../api/list-views';
import styles from './queue.module.css';
import { useViewName } from './use-view-name';

const ViewsDialog = lazy(async () => ({ default: (await withTexts(import('../views/views-dialog'))).ViewsDialog }));

const TABS = ['mine', 'unassigned', 'open'] as const;
const isTab = (view: string) => (TABS as readonly string[]).includes(view);

/** The views with their live counts: three at hand, the rest in a menu. */
export function ViewTabs({ view }: { view: string }) {
  const { t, i18n } = useTranslation('queue');
  const { data: views = [] } = useViews();
  const mail = useMayAtDesk('inbound');
  const nameOf = useViewName();
  const navigate = useNavigate();
  const [managing, setManaging] = useState(false);
  const countOf = (key: string) => views.find((each) => each.key === key)?.count;
  const shown = (key: string) => {
    const value = countOf(key);
    if (value === undefined) return undefined;
    return value > MOST_COUNTED
      ? t('orMore', { formatted: count(i18n.language, MOST_COUNTED) })
      : count(i18n.language, value);
  };

  const others = views.filter((each) => !isTab(each.key));
  return (
    <nav className={styles.tabs} aria-label={t('views')}>
      {TABS.map((key) => (
        <Link
          key={key}
          to="/inbox/$view"
          params={{ view: key }}
          className={classes(styles.tab, view === key && styles.current)}
        >
          <span className={styles.viewName}>{t(key)}</span>
          <span className={styles.count}>{shown(key)}</span>
        </Link>
      ))}
      <Menu
        trigger={
          <Button
            look="quiet"
            small
            className={classes(styles.more, !isTab(view) && styles.current)}
            title={isTab(view) ? undefined : nameOf(view)}
          >
            <span className={styles.viewName}>{isTab(view) ? t('more') : nameOf(view)}</span>
            {!isTab(view) && <span className={styles.count}>{shown(view)}</span>}
            <Icon name="down" size={12} />
          </Button>
        }
      >
        <MenuChoices
          label={t('views')}
          value={view}
          choices={others.map((each) => ({ value: each.key, label: nameOf(each.key), count: shown(each.key) }))}
          onChoose={(key) => void navigate({ to: '/inbox/$view', params: { view: key } })}
        />
        {views.some((each) => each.saved?.editable) && (
          <>
            <MenuRule />
            <MenuItem onClick={() => setManaging(true)}>{t('manageViews')}</MenuItem>
          </>
        )}
        {mail && (
          <>
            <MenuRule />
            <MenuItem
              icon="warn"
              onClick={() => void navigate({ to: '/admin/inbound/$state', params: { state: 'quarantined' } })}
            >
              {t('quarantine')}
            </MenuItem>
          </>
        )}
      </Menu>
      <Suspense>{managing && <ViewsDialog onClose={() => setManaging(false)} />}</Suspense>
    </nav>
  );
}
