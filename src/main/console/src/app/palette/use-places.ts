import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { isOpen, PAGES } from '@/features/admin/admin-page';
import { useViews } from '@/features/tickets/api/list-views';
import { useViewName } from '@/features/tickets/queue/use-view-name';
import { useSession } from '@/lib/session';
import type { Entry } from './entry';
import { searchable } from './rank';

/** Views and pages one may go to. */
export function usePlaces(): Entry[] {
  const { t } = useTranslation('commands');
  const { t: ta } = useTranslation('admin');
  const { t: tm } = useTranslation('me');
  const { t: tc } = useTranslation();
  const { t: td } = useTranslation('drafts');
  const router = useRouter();
  const session = useSession();
  const { data: views = [] } = useViews();
  const viewName = useViewName();

  const place = (to: string, name: string): Entry => ({
    id: `go ${to}`,
    section: 'go',
    label: t('go', { name }),
    search: searchable(name, t('go', { name })),
    run: () => void router.navigate({ to }),
  });
  return [
    ...views.map(({ key }) => place(`/inbox/${encodeURIComponent(key)}`, viewName(key))),
    ...(session.user.role === 'agent' ? [] : [place('/reports', tc('nav.reports'))]),
    place('/me', tc('user.settings')),
    place('/me/drafts', td('title')),
    place('/me/shortcuts', tc('user.shortcuts')),
    place('/me/sign-in', tm('signIn')),
    ...PAGES.filter((page) => isOpen(page, session)).map((page) => place(page.to, ta(`pages.${page.name}`))),
  ];
}
