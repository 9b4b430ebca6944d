import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import { type Role, useSession } from '@/lib/session';
import { EmptyState } from '@/ui/notice';
import { Tabs } from '@/ui/tabs';
import styles from './admin-page.module.css';

export const PAGES = [
  { to: '/admin/mailboxes', name: 'mailboxes', roles: ['admin'] },
  { to: '/admin/agents', name: 'agents', roles: ['admin'] },
  { to: '/admin/teams', name: 'teams', roles: ['admin'] },
  { to: '/admin/tokens', name: 'tokens', roles: ['admin'] },
  { to: '/admin/audit', name: 'audit', roles: ['admin'] },
  { to: '/admin/inbound', name: 'inbound', roles: ['admin', 'supervisor'] },
  { to: '/admin/blocked-senders', name: 'blockedSenders', roles: ['admin', 'supervisor'] },
  { to: '/admin/categories', name: 'categories', roles: ['admin'] },
  { to: '/admin/canned-answers', name: 'cannedAnswers', roles: ['admin', 'supervisor', 'agent'] },
] as const;

type Props = { page: (typeof PAGES)[number]['name']; title: string; children: ReactNode };

export const isOpen = (page: (typeof PAGES)[number], role: Role) => (page.roles as readonly Role[]).includes(role);

/** One of the pages for those who look after the desk, with the way to the others. */
export function AdminPage({ page, title, children }: Props) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const { role } = useSession().user;
  usePageTitle(title);
  const open = PAGES.filter((each) => isOpen(each, role));
  if (!open.some((each) => each.name === page)) {
    return (
      <EmptyState>
        <h1>{tc('problem.forbidden')}</h1>
      </EmptyState>
    );
  }
  return (
    <div className={styles.page}>
      <div className={styles.column}>
        <Tabs label={t('pages.label')}>
          {open.map((each) => (
            <Link key={each.name} to={each.to}>
              {t(`pages.${each.name}`)}
            </Link>
          ))}
        </Tabs>
        {children}
      </div>
    </div>
  );
}
