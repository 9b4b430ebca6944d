import { act, screen, waitFor } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { queryClient } from '@/lib/query-client';
import { fakeMailboxes } from '@/testing/fake-mailboxes';
import { type FakeServer, problem } from '@/testing/fake-server';
import { aMailbox } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByLabelText(name);

async function open(path: string) {
  const desk = openDesk(path);
  await screen.findByLabelText('From name');
  return desk;
}

/** Answers what is posted or patched. */
const refuse = (desk: FakeServer, ...refusal: Parameters<typeof problem>) =>
  desk.on(({ method }) => (method === 'POST' || method === 'PATCH' ? problem(...refusal) : undefined));

describe('a new mailbox', () => {
  it('has its servers filled in by its provider', async () => {
    const desk = fakeMailboxes();
    const { user } = await open('/admin/mailboxes/new');
    await user.type(field('From name'), 'Sales');
    await user.type(field('Email address'), 'sales@desk.example');
    await screen.findByRole('option', { name: 'Tencent Exmail' });
    await user.selectOptions(field('Provider'), 'Tencent Exmail');
    expect(field('Provider')).toHaveAccessibleDescription('Switch IMAP on first.');
    await user.type(field('Password'), 'app-password');
    await user.click(button('Save'));
    await screen.findByText('Works');
    expect(desk.sent('POST', '/channel-accounts')[0]?.body).toMatchObject({
      name: 'Sales',
      address: 'sales@desk.example',
      receive: {
        protocol: 'imap',
        host: 'imap.exmail.example',
        port: 993,
        security: 'tls',
        user: 'sales@desk.example',
      },
      send: {
        protocol: 'smtp',
        host: 'smtp.exmail.example',
        port: 587,
        security: 'starttls',
        user: 'sales@desk.example',
      },
      signIn: { kind: 'password' },
      password: 'app-password',
    });
  });

  it('is in the list once it is saved, and is where one goes on', async () => {
    fakeMailboxes(aMailbox('support'));
    const { user, router } = openDesk('/admin/mailboxes');
    await user.click(await screen.findByRole('link', { name: 'Add a mailbox' }));
    await user.type(await screen.findByLabelText('Email address'), 'sales@desk.example');
    await user.click(button('Save'));
    await waitFor(() => expect(screen.getByRole('link', { name: 'Change sales@desk.example' })).toHaveFocus());
    expect(router.state.location.pathname).toBe('/admin/mailboxes');
  });

  it('says what came of its trial', async () => {
    const desk = fakeMailboxes();
    desk.on(({ path }) =>
      path === '/channel-accounts:test'
        ? { body: { receive: { ok: true }, send: { ok: false, code: 'tls-failed', error: 'handshake' } } }
        : undefined,
    );
    const { user } = await open('/admin/mailboxes/new');
    await user.click(button('Test the connection'));
    expect(await screen.findByText('Incoming: works')).toBeVisible();
    expect(screen.getByText(/^Outgoing: No trusted encrypted connection could be made/)).toBeVisible();
    expect(desk.sent('POST', '/channel-accounts')).toHaveLength(1);
    await user.type(screen.getAllByLabelText('Host')[0] as HTMLElement, 'imap.desk.example');
    expect(screen.queryByText('Incoming: works')).not.toBeInTheDocument();
  });

  it('that is connected already is not made twice, and nothing typed is lost', async () => {
    const desk = fakeMailboxes();
    refuse(desk, 409, 'account-exists');
    const { user } = await open('/admin/mailboxes/new');
    await user.type(field('From name'), 'Sales');
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('This mailbox is connected already.');
    expect(field('From name')).toHaveValue('Sales');
  });

  it.each([
    ['send.port', 'value', 'Port of outgoing mail: this cannot be taken.'],
    ['receive.host', 'value', 'Host of incoming mail is missing.'],
    ['send.host', 'host-refused', 'Host of outgoing mail: The host or port is not one of a public mail server.'],
    ['address', 'taken', 'Email address: another mailbox has it.'],
    ['authservId', 'value', 'Name of our mail server: this cannot be taken.'],
  ])('leads to what cannot be taken and says why: %s, %s', async (name, reason, words) => {
    const desk = fakeMailboxes();
    refuse(desk, 400, 'invalid', { field: name, reason });
    const { user } = await open('/admin/mailboxes/new');
    await user.type(field('Email address'), 'sales@desk.example');
    await user.type(screen.getAllByLabelText('Host')[1] as HTMLElement, 'smtp.desk.example');
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent(words);
    expect(document.activeElement).toHaveAttribute('name', name);
  });

  it.each(['en', 'zh-CN'])('is written down in a form for everybody, in %s', async (locale) => {
    fakeMailboxes().session.user.locale = locale;
    openDesk('/admin/mailboxes/new');
    await screen.findByRole('heading', { level: 1 });
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((found) => found.id)).toEqual([]);
  });
});

describe('a mailbox that is changed', () => {
  it('is told only what was changed', async () => {
    const desk = fakeMailboxes(aMailbox('sales', { aliases: ['shop@desk.example'] }));
    const { user } = await open('/admin/mailboxes/sales');
    await user.type(field('Signature, English'), 'Kind regards');
    await user.clear(field('Other addresses of this mailbox'));
    await user.click(field('Switched on'));
    await user.click(button('Save'));
    await screen.findByText('Name of sales');
    expect(desk.sent('PATCH', '/channel-accounts/sales').map((each) => each.body)).toEqual([
      { signature: { en: 'Kind regards', 'zh-CN': '' }, aliases: [], enabled: false },
    ]);
  });

  it('keeps what is typed while the server tells of it again', async () => {
    const mailbox = aMailbox('sales');
    fakeMailboxes(mailbox);
    const { user } = await open('/admin/mailboxes/sales');
    await user.type(field('From name'), ' and more');
    mailbox.name = 'Changed by somebody else';
    await act(async () => {
      await queryClient.refetchQueries({ queryKey: ['mailboxes'] });
      // Whoever looks at it is told a moment later.
      await new Promise((done) => setTimeout(done, 10));
    });
    expect(field('From name')).toHaveValue('Name of sales and more');
  });

  it('keeps the secret that is stored, of its own kind alone', async () => {
    fakeMailboxes(aMailbox('sales'));
    const { user } = await open('/admin/mailboxes/sales');
    expect(field('Password')).toHaveAccessibleDescription('Leave empty to keep the stored one.');
    await user.selectOptions(field('Method'), 'OAuth 2.0');
    expect(field('Refresh token')).not.toHaveAccessibleDescription();
  });

  it('asks for its secret again when it would go to another host', async () => {
    const desk = fakeMailboxes(aMailbox('sales'));
    refuse(desk, 400, 'invalid', { field: 'password', reason: 'needed' });
    const { user } = await open('/admin/mailboxes/sales');
    await user.click(button('Save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('The secret must be entered again');
  });
});

describe('a form that was changed', () => {
  it('asks before it is left', async () => {
    fakeMailboxes(aMailbox('sales'));
    const { user } = openDesk('/admin/mailboxes');
    await user.click(await screen.findByRole('link', { name: 'Change sales@desk.example' }));
    await user.type(await screen.findByLabelText('From name'), '!');
    await user.click(screen.getByRole('link', { name: 'Inbox' }));
    expect(await screen.findByRole('dialog', { name: 'Leave without saving?' })).toBeVisible();
    await user.click(button('Keep editing'));
    expect(field('From name')).toHaveValue('Name of sales!');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();

    await user.click(screen.getByRole('link', { name: 'Cancel' }));
    await user.click(await screen.findByRole('button', { name: 'Leave' }));
    await waitFor(() => expect(screen.getByRole('link', { name: 'Change sales@desk.example' })).toHaveFocus());
  });

  it('leaves its secret nowhere', async () => {
    fakeMailboxes(aMailbox('sales'));
    const { user } = await open('/admin/mailboxes/sales');
    await user.type(field('Password'), 'app-password');
    await user.click(button('Save'));
    await screen.findByText('Name of sales');
    const kept = [localStorage, sessionStorage].flatMap((each) => Object.values({ ...each }));
    expect(kept.join()).not.toContain('app-password');
    expect(queryClient.getMutationCache().getAll()).toHaveLength(0);
  });
});
