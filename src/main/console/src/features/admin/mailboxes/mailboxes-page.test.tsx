import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { applyLocale } from '@/lib/i18n/i18n';
import { fakeMailboxes } from '@/testing/fake-mailboxes';
import { aMailbox } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const item = async (name: string) => {
  const found = (await screen.findByText(name)).closest('li');
  if (!found) throw new Error(`${name} is in no list`);
  return within(found);
};

describe('the mailboxes', () => {
  it('say in words how they fare', async () => {
    fakeMailboxes(
      aMailbox('support', { health: { archive: { done: 12, total: 40 } } }),
      aMailbox('sales', { health: { state: 'failing', code: 'sign-in-refused', error: 'AUTHENTICATIONFAILED' } }),
      aMailbox('jobs', { health: { state: 'failing', code: 'never-heard-of', error: 'Out of paper.' } }),
      aMailbox('away', {
        health: {
          sending: {
            since: '2026-11-20T09:00:00Z',
            code: null,
            failure: 'connection-refused',
            error: 'Nothing answers on this host and port.',
            nextTryAt: '2026-11-20T09:05:00Z',
          },
        },
      }),
      aMailbox('old', { enabled: false, health: { state: 'disabled' } }),
      aMailbox('shop', {
        health: {
          sending: {
            since: '2026-11-20T09:00:00Z',
            code: '4.7.0',
            failure: null,
            error: 'Greylisted.',
            nextTryAt: '2026-11-20T09:05:00Z',
          },
          skipped: [{ uid: 7, reason: 'too large', at: '2026-11-20T09:00:00Z' }],
        },
      }),
    );
    openDesk('/admin');
    const support = await item('Name of support');
    expect(support.getByText('Works')).toBeVisible();
    expect(support.getByText('Older mail: 12 of 40 read')).toBeVisible();
    const sales = await item('Name of sales');
    expect(sales.getByText('Does not work')).toBeVisible();
    expect(sales.getByText(/^The server refused the user name or the password/)).toBeVisible();
    expect((await item('Name of jobs')).getByText('Out of paper.')).toBeVisible();
    await applyLocale('zh-CN');
    expect((await item('Name of away')).getByText(/^邮件无法发出：该服务器和端口无响应。/)).toBeVisible();
    await applyLocale('en');
    expect((await item('Name of old')).getByText('Switched off')).toBeVisible();
    const shop = await item('Name of shop');
    expect(shop.getByText(/^Nothing leaves: Greylisted\. Next try/)).toBeVisible();
    expect(shop.getByText('1 mail stays in the mailbox unread')).toBeVisible();
  });

  it.each(['/admin/mailboxes', '/admin/mailboxes/new', '/admin/mailboxes/support'])(
    'are not for agents: %s',
    async (path) => {
      const server = fakeMailboxes(aMailbox('support'));
      server.session.user.role = 'agent';
      openDesk(path);
      expect(await screen.findByRole('heading', { name: 'You may not do that.' })).toBeVisible();
      expect(server.sent('GET', '/channel-accounts')).toHaveLength(0);
    },
  );

  it('lead to a form and back', async () => {
    fakeMailboxes(aMailbox('support'), aMailbox('sales'));
    const { user, router } = openDesk('/admin/mailboxes');
    await user.click(await screen.findByRole('link', { name: 'Change sales@desk.example' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'sales@desk.example' })).toHaveFocus());
    expect(router.state.location.pathname).toBe('/admin/mailboxes/sales');
    router.history.back();
    await user.click(await screen.findByRole('link', { name: 'Add a mailbox' }));
    await waitFor(() => expect(screen.getByRole('heading', { name: 'Add a mailbox' })).toHaveFocus());
    await user.click(screen.getByRole('link', { name: 'Cancel' }));
    expect(await screen.findByText('Name of sales')).toBeVisible();
  });

  it('say that there is none of that name', async () => {
    fakeMailboxes(aMailbox('support'));
    const { user } = openDesk('/admin/mailboxes/%E2%9C%89%2F..');
    expect(await screen.findByRole('heading', { name: 'There is no such mailbox' })).toBeVisible();
    await user.click(screen.getByRole('link', { name: 'To the mailboxes' }));
    expect(await screen.findByText('Name of support')).toBeVisible();
  });
});
