import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '@/lib/page-title';
import { type Role, type Session, useSession } from '@/lib/session';
import { EmptyState } from '@/ui/notice';
import { Tabs } from '@/ui/tabs';
import styles from './admin-page.module.css';

export const PAGES = [
  { to: '/admin/mailboxes', name: 'mailboxes', roles: ['admin'] },
  { to: '/admin/agents', name: 'agents', roles: ['admin'] },
  { to: '/admin/teams', name: 'teams', roles: ['admin'] },
  { to: '/admin/roles', name: 'roles', roles: ['admin'] },
  { to: '/admin/organisations', name: 'organisations', roles: ['admin', 'supervisor'] },
  { to: '/admin/business-hours', name: 'businessHours', roles: ['admin'] },
  { to: '/admin/sla', name: 'sla', roles: ['admin'] },
  { to: '/admin/workflows', name: 'workflows', roles: ['admin'] },
  { to: '/admin/tokens', name: 'tokens', roles: ['admin'] },
  { to: '/admin/webhooks', name: 'webhooks', roles: ['admin'] },
  { to: '/admin/audit', name: 'audit', right: 'audit' },
  { to: '/admin/inbound', name: 'inbound', right: 'inbound' },
  { to: '/admin/blocked-senders', name: 'blockedSenders', right: 'inbound' },
  { to: '/admin/categories', name: 'categories', right: 'categories' },
  { to: '/admin/canned-answers', name: 'cannedAnswers', roles: ['admin', 'supervisor', 'agent'] },
] as const;

type Props = { page: (typeof PAGES)[number]['name']; title: string; children: ReactNode };

/** Some are for a role, the others for whoever has a right. */
export const isOpen = (page: (typeof PAGES)[number], { user, rights }: Session) =>
  'right' in page ? rights.includes(page.right) : (page.roles as readonly Role[]).includes(user.role);

/** One of the pages for those who look after the desk, with the way to the others. */
export function AdminPage({ page, title, children }: Props) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const session = useSession();
  usePageTitle(title);
  const open = PAGES.filter((each) => isOpen(each, session));
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
