import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouterHistory,
  redirect,
} from '@tanstack/react-router';
import { readCounted, readReport } from '@/features/insight/period';
import { isSignInProblem, type SignInProblem } from '@/features/session/sign-in-problem';
import { wayBack } from '@/features/session/way-back';
import { readSearch } from '@/features/tickets/filters';
import { InboxPage } from '@/features/tickets/inbox-page';
import { readLooked } from '@/features/tickets/search/looked';
import { Problem } from '@/lib/http';
import { applyLocale, withTexts } from '@/lib/i18n/i18n';
import { queryClient } from '@/lib/query-client';
import { sessionQuery } from '@/lib/session';
import { recall } from '@/lib/storage';
import { applyTheme } from '@/lib/theme';
import { Crash, NotFound } from './dead-ends';
import { Shell } from './shell';

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound, errorComponent: Crash });

const login = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: (search): { redirect?: string; problem?: SignInProblem } => ({
    ...(typeof search.redirect === 'string' && { redirect: search.redirect }),
    ...(isSignInProblem(search.problem) && { problem: search.problem }),
  }),
  component: lazyRouteComponent(() => import('@/features/session/login-page'), 'LoginPage'),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('@/features/session/setup-page'), 'SetupPage'),
});

const entry = () => withTexts(import('@/features/session/entry/entry-page'));

const invite = createRoute({
  getParentRoute: () => root,
  path: '/invite',
  component: lazyRouteComponent(entry, 'EntryPage'),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: '/reset',
  component: lazyRouteComponent(entry, 'EntryPage'),
});

const forgotten = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => withTexts(import('@/features/session/entry/forgotten-page')), 'ForgottenPage'),
});

/** Everything behind the door. */
const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  beforeLoad: async ({ location }) => {
    const known = queryClient.getQueryData(sessionQuery.queryKey);
    try {
      const session = await queryClient.ensureQueryData(sessionQuery);
      if (known) return;
      applyTheme(session.user.theme);
      await applyLocale(session.user.locale);
    } catch (error) {
      if (!(error instanceof Problem) || error.status !== 401) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { redirect: location.href } });
    }
  },
  component: Shell,
});

const home = createRoute({
  getParentRoute: () => desk,
  path: '/',
  beforeLoad: () => {
    const back = wayBack();
    if (back) throw redirect({ href: back, replace: true });
    throw redirect({ to: '/inbox/$view', params: { view: recall('view') ?? 'unassigned' }, replace: true });
  },
});

const inbox = createRoute({
  getParentRoute: () => desk,
  path: '/inbox/$view',
  component: InboxPage,
  validateSearch: readSearch,
});
const inboxTicket = createRoute({ getParentRoute: () => inbox, path: '/t/$no' });

const search = createRoute({
  getParentRoute: () => desk,
  path: '/search',
  component: lazyRouteComponent(() => withTexts(import('@/features/tickets/search/search-page')), 'SearchPage'),
  validateSearch: readLooked,
});
const searchTicket = createRoute({ getParentRoute: () => search, path: '/t/$no' });

const permalink = createRoute({
  getParentRoute: () => desk,
  path: '/t/$no',
  beforeLoad: ({ params }) => {
    throw redirect({
      to: '/inbox/$view/t/$no',
      params: { view: recall('view') ?? 'all', no: params.no },
      replace: true,
    });
  },
});

const newTicket = createRoute({
  getParentRoute: () => desk,
  path: '/new',
  component: lazyRouteComponent(() => withTexts(import('@/features/tickets/new/new-ticket-page')), 'NewTicketPage'),
});

const me = createRoute({
  getParentRoute: () => desk,
  path: '/me',
  component: lazyRouteComponent(() => withTexts(import('./me/me-page')), 'MePage'),
});

const profile = createRoute({
  getParentRoute: () => me,
  path: '/',
  component: lazyRouteComponent(() => withTexts(import('./me/profile-page')), 'ProfilePage'),
});

const myShortcuts = createRoute({
  getParentRoute: () => me,
  path: '/shortcuts',
  component: lazyRouteComponent(() => withTexts(import('./me/shortcuts/shortcuts-page')), 'ShortcutsPage'),
});

const mySignIn = createRoute({
  getParentRoute: () => me,
  path: '/sign-in',
  component: lazyRouteComponent(() => withTexts(import('./me/sign-in/sign-in-page')), 'SignInPage'),
});

const myDrafts = createRoute({
  getParentRoute: () => me,
  path: '/drafts',
  component: lazyRouteComponent(() => withTexts(import('./me/drafts-page')), 'DraftsPage'),
});

const myTokens = createRoute({
  getParentRoute: () => me,
  path: '/tokens',
  component: lazyRouteComponent(() => withTexts(import('./me/tokens-page')), 'TokensPage'),
});

const mailboxes = createRoute({
  getParentRoute: () => desk,
  path: '/admin/mailboxes',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/mailboxes/mailboxes-page')), 'MailboxesPage'),
});

const newMailbox = createRoute({
  getParentRoute: () => desk,
  path: '/admin/mailboxes/new',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/mailboxes/mailbox-page')), 'NewMailboxPage'),
});

const mailbox = createRoute({
  getParentRoute: () => desk,
  path: '/admin/mailboxes/$key',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/mailboxes/mailbox-page')), 'MailboxPage'),
});

const staff = createRoute({
  getParentRoute: () => desk,
  path: '/admin/agents',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/agents/agents-page')), 'AgentsPage'),
});

const teams = createRoute({
  getParentRoute: () => desk,
  path: '/admin/teams',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/teams/teams-page')), 'TeamsPage'),
});

const organisations = createRoute({
  getParentRoute: () => desk,
  path: '/admin/organisations',
  component: lazyRouteComponent(
    () => withTexts(import('@/features/admin/organisations/organisations-page')),
    'OrganisationsPage',
  ),
});

const customer = createRoute({
  getParentRoute: () => desk,
  path: '/customers/$id',
  component: lazyRouteComponent(() => withTexts(import('@/features/customers/customer-page')), 'CustomerPage'),
});

const roles = createRoute({
  getParentRoute: () => desk,
  path: '/admin/roles',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/roles/roles-page')), 'RolesPage'),
});

const businessHours = createRoute({
  getParentRoute: () => desk,
  path: '/admin/business-hours',
  component: lazyRouteComponent(
    () => withTexts(import('@/features/admin/business-hours/business-hours-page')),
    'BusinessHoursPage',
  ),
});

const calendar = createRoute({
  getParentRoute: () => desk,
  path: '/admin/business-hours/$id',
  component: lazyRouteComponent(
    () => withTexts(import('@/features/admin/business-hours/calendar-page')),
    'CalendarPage',
  ),
});

const policies = createRoute({
  getParentRoute: () => desk,
  path: '/admin/sla',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/sla/policies-page')), 'PoliciesPage'),
});

const newPolicy = createRoute({
  getParentRoute: () => desk,
  path: '/admin/sla/new',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/sla/policy-page')), 'NewPolicyPage'),
});

const policy = createRoute({
  getParentRoute: () => desk,
  path: '/admin/sla/$id',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/sla/policy-page')), 'PolicyPage'),
});

const workflows = createRoute({
  getParentRoute: () => desk,
  path: '/admin/workflows',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/workflows/workflows-page')), 'WorkflowsPage'),
});

const workflow = createRoute({
  getParentRoute: () => desk,
  path: '/admin/workflows/$key',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/workflows/workflow-page')), 'WorkflowPage'),
});

const tokens = createRoute({
  getParentRoute: () => desk,
  path: '/admin/tokens',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/tokens/all-tokens-page')), 'AllTokensPage'),
});

const webhooks = createRoute({
  getParentRoute: () => desk,
  path: '/admin/webhooks',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/webhooks/webhooks-page')), 'WebhooksPage'),
});

const newWebhook = createRoute({
  getParentRoute: () => desk,
  path: '/admin/webhooks/new',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/webhooks/webhook-page')), 'NewWebhookPage'),
});

const webhook = createRoute({
  getParentRoute: () => desk,
  path: '/admin/webhooks/$id',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/webhooks/webhook-page')), 'WebhookPage'),
});

const audit = createRoute({
  getParentRoute: () => desk,
  path: '/admin/audit',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/audit/audit-page')), 'AuditPage'),
});

const inbound = createRoute({
  getParentRoute: () => desk,
  path: '/admin/inbound',
  component: lazyRouteComponent(() => withTexts(import('@/features/admin/inbound/inbound-page')), 'InboundPage'),
});
const inboundHome = createRoute({
  getParentRoute: () => inbound,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/inbound/$state', params: { state: 'quarantined' }, replace: true });
  },
});
const inboundOf = createRoute({ getParentRoute: () => inbound, path: '/$state' });

const categories = createRoute({
  getParentRoute: () => desk,
  path: '/admin/categories',
  component: lazyRouteComponent(
    () => withTexts(import('@/features/admin/categories/categories-page')),
    'CategoriesPage',
  ),
});

const blockedSenders = createRoute({
  getParentRoute: () => desk,
  path: '/admin/blocked-senders',
  component: lazyRouteComponent(
    () => withTexts(import('@/features/admin/blocked-senders/blocked-senders-page')),
    'BlockedSendersPage',
  ),
});

const cannedAnswers = createRoute({
  getParentRoute: () => desk,
  path: '/admin/canned-answers',
  component: lazyRouteComponent(
    () => withTexts(import('@/features/knowledge/canned-answers-page')),
    'CannedAnswersPage',
  ),
});

const reports = createRoute({
  getParentRoute: () => desk,
  path: '/reports',
  component: lazyRouteComponent(() => withTexts(import('@/features/insight/report-page')), 'ReportPage'),
  validateSearch: readReport,
});

const counted = createRoute({
  getParentRoute: () => desk,
  path: '/reports/tickets',
  component: lazyRouteComponent(() => withTexts(import('@/features/insight/counted-page')), 'CountedPage'),
  validateSearch: readCounted,
});

const admin = createRoute({
  getParentRoute: () => desk,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ to: '/admin/mailboxes', replace: true });
  },
});

const routeTree = root.addChildren([
  login,
  setup,
  invite,
  reset,
  forgotten,
  desk.addChildren([
    home,
    inbox.addChildren([inboxTicket]),
    search.addChildren([searchTicket]),
    permalink,
    newTicket,
    me.addChildren([profile, myShortcuts, mySignIn, myTokens, myDrafts]),
    admin,
    mailboxes,
    newMailbox,
    mailbox,
    staff,
    teams,
    organisations,
    customer,
    roles,
    businessHours,
    calendar,
    policies,
    newPolicy,
    policy,
    workflows,
    workflow,
    tokens,
    webhooks,
    newWebhook,
    webhook,
    audit,
    inbound.addChildren([inboundHome, inboundOf]),
    blockedSenders,
    categories,
    cannedAnswers,
    reports,
    counted,
  ]),
]);

export const makeRouter = (history?: RouterHistory) =>
  createRouter({ routeTree, history, defaultPendingMs: 400, scrollRestoration: false });

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof makeRouter>;
  }
}
