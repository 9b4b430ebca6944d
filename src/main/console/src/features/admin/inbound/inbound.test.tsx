import { screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { describe, expect, it } from 'vitest';
import { queryClient } from '@/lib/query-client';
import { type Asked, FakeServer, list, problem } from '@/testing/fake-server';
import { aMessage } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { inboundCountsQuery } from './api/count-inbound';
import type { Inbound } from './inbound';

const mail = (id: string, change: Partial<Inbound> = {}): Inbound => ({
  id,
  account: 'email',
  state: 'quarantined',
  ticket: null,
  message: null,
  from: { name: 'Sam', address: `${id}@elsewhere.example` },
  subject: `Subject of ${id}`,
  reason: 'spam',
  error: null,
  detail: null,
  attempts: 0,
  nextTryAt: null,
  size: 2048,
  receivedAt: '2026-11-20T09:00:00Z',
  ...change,
});

/** A server with this mail, whose decisions take effect. */
function serverWith(...mails: Inbound[]) {
  const server = new FakeServer();
  server.session.user.role = 'supervisor';
  const inbound = new Map(mails.map((each) => [each.id, each]));
  const ofState = (state: string | null) => [...inbound.values()].filter((each) => each.state === state);
  server.on(({ method, path, body }) => {
    const url = new URL(path, 'https://desk.example');
    const [, , id = '', act] = url.pathname.split('/');
    if (path === '/inbound/counts') {
      return { body: { accepted: 0, parked: ofState('parked').length, quarantined: ofState('quarantined').length } };
    }
    if (url.pathname === '/inbound') return list(ofState(url.searchParams.get('state')));
    if (method !== 'POST') return undefined;
    if (act === 'release') {
      inbound.delete(id);
      return { status: 202, body: mail(id, { state: 'processed', ticket: 7 }) };
    }
    if (act === 'block') {
      inbound.delete(id);
      return { status: 204 };
    }
    if (path === '/inbound:delete' || path === '/inbound:replay') {
      for (const each of body.ids as string[]) inbound.delete(each);
      return list((body.ids as string[]).map((each) => ({ id: each, code: null })));
    }
    return undefined;
  });
  return { server, inbound };
}

const row = (id: string) => screen.getByText(`Subject of ${id}`).closest('li') as HTMLElement;
const inRow = (id: string, name: string) => within(row(id)).getByRole('button', { name });
const posts = (server: FakeServer) => server.asked.filter((each: Asked) => each.method === 'POST');

describe('incoming mail', () => {
  it('says why a mail is held back, and what it says', async () => {
    const { server } = serverWith(mail('a', { message: 'm-a', detail: 'X-Spam-Flag: YES' }));
    server.on(({ path }) => (path === '/messages/m-a' ? { body: aMessage('m-a', { text: 'Buy now' }) } : undefined));
    const { user, router } = openDesk('/admin/inbound');
    expect(await screen.findByText('Marked as spam by the mail server.')).toBeVisible();
    expect(router.state.location.pathname).toBe('/admin/inbound/quarantined');
    await user.click(inRow('a', 'Read'));
    expect(await screen.findByText('Buy now')).toBeVisible();
    expect(screen.getByText('X-Spam-Flag: YES')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Download the mail (.eml)' })).toHaveAttribute(
      'href',
      '/api/v1/inbound/a/raw',
    );
    const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
    expect(violations.map((found) => found.id)).toEqual([]);
  });

  it('releases a mail, leads to its ticket, and goes on with the next', async () => {
    serverWith(mail('a'), mail('b'));
    const { user } = openDesk('/admin/inbound/quarantined');
    await screen.findByText('Subject of a');
    await user.click(inRow('a', 'Release'));
    expect(await screen.findByText('1 mail was released.')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Open ticket T-7' })).toHaveAttribute('href', '/t/7');
    await waitFor(() => expect(screen.queryByText('Subject of a')).not.toBeInTheDocument());
    await waitFor(() => expect(screen.getByRole('checkbox', { name: 'Subject of b' })).toHaveFocus());
  });

  it('releases several, and says at each one what was in its way', async () => {
    const { server } = serverWith(mail('a'), mail('b'), mail('c'));
    server.on(({ path }) => (path === '/inbound/b/release' ? problem(409, 'not-quarantined') : undefined));
    const { user } = openDesk('/admin/inbound/quarantined');
    await user.click(await screen.findByRole('checkbox', { name: 'Select all shown' }));
    const bar = screen.getByRole('checkbox', { name: '3 selected' }).closest('div') as HTMLElement;
    await user.click(within(bar).getByRole('button', { name: 'Release' }));
    expect(await screen.findByText('2 mails were released.')).toBeVisible();
    expect(screen.getByText(/1 mail was left as it is/)).toBeVisible();
    expect(within(row('b')).getByText('It is not held back any more.')).toBeVisible();
    expect(screen.getByRole('checkbox', { name: 'Subject of b' })).toBeChecked();
    expect(posts(server)).toHaveLength(3);
  });

  it('tries parked mail again, says when it is tried next, and why it failed', async () => {
    const { server } = serverWith(
      mail('a', { state: 'parked', reason: null, error: 'too-deep', attempts: 3 }),
      mail('b', { state: 'accepted', reason: null, error: 'newer-code', nextTryAt: '2026-11-20T10:00:00Z' }),
    );
    const { user } = openDesk('/admin/inbound/parked');
    expect(await screen.findByText('It is nested too deeply.')).toBeVisible();
    expect(screen.getByText('3 tries so far.')).toBeVisible();
    await user.click(inRow('a', 'Try again'));
    expect(await screen.findByText('1 mail is tried again.')).toBeVisible();
    expect(posts(server)[0]?.body).toEqual({ ids: ['a'] });
    await user.click(screen.getByRole('link', { name: /^Waiting/ }));
    expect(await screen.findByText('It was refused (newer-code).')).toBeVisible();
    expect(screen.getByText(/^Next try/)).toBeVisible();
    expect(within(row('b')).queryByRole('checkbox')).not.toBeInTheDocument();
  });

  it('deletes only once one has confirmed', async () => {
    const { server } = serverWith(mail('a'));
    const { user } = openDesk('/admin/inbound/quarantined');
    await screen.findByText('Subject of a');
    await user.click(inRow('a', 'Delete…'));
    expect(posts(server)).toHaveLength(0);
    await user.click(await screen.findByRole('button', { name: 'Delete the mail' }));
    expect(await screen.findByText('1 mail was deleted.')).toBeVisible();
    expect(await screen.findByText('Nothing is held back.')).toBeVisible();
  });

  it('blocks a sender, and not everybody at a public provider', async () => {
    const { server } = serverWith(mail('a', { from: { name: null, address: 'a@gmail.com' } }));
    server.on(({ path, body }) =>
      path === '/inbound/a/block' && body.scope === 'domain'
        ? problem(409, 'freemail-domain', { domain: 'gmail.com' })
        : undefined,
    );
    const { user } = openDesk('/admin/inbound/quarantined');
    await screen.findByText('Subject of a');
    await user.click(inRow('a', 'Block sender…'));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByLabelText('Everybody at gmail.com and below it'));
    await user.click(within(dialog).getByRole('button', { name: 'Block and delete' }));
    expect(await within(dialog).findByText(/Too many people have their mail at gmail\.com/)).toBeVisible();
    await user.click(within(dialog).getByLabelText('Only a@gmail.com'));
    await user.type(within(dialog).getByLabelText(/^Reason/), 'Spam');
    await user.click(within(dialog).getByRole('button', { name: 'Block and delete' }));
    expect(await screen.findByText('a@gmail.com is blocked, and the mail is deleted.')).toBeVisible();
    expect(posts(server).at(-1)?.body).toEqual({ scope: 'address', reason: 'Spam' });
  });

  it('does not move under the hands: newer mail is offered', async () => {
    const { inbound } = serverWith(mail('a'));
    const { user } = openDesk('/admin/inbound/quarantined');
    await screen.findByText('Subject of a');
    inbound.set('b', mail('b'));
    await queryClient.refetchQueries({ queryKey: inboundCountsQuery.queryKey });
    await user.click(await screen.findByRole('button', { name: 'Show it' }));
    expect(await screen.findByText('Subject of b')).toBeVisible();
    expect(screen.queryByText('More mail has come in.')).not.toBeInTheDocument();
  });

  it('is told of in the header, up to where the server counts', async () => {
    const { server } = serverWith();
    server.on(({ path }) =>
      path === '/inbound/counts' ? { body: { accepted: 0, parked: 1, quarantined: 1000 } } : undefined,
    );
    openDesk('/inbox/open');
    expect(await screen.findByRole('link', { name: /^Incoming mail.*1,001\+ to look at$/ })).toBeVisible();
  });

  it('is not for whoever does not look after it', async () => {
    const { server } = serverWith(mail('a'));
    server.session.user.role = 'supervisor';
    server.session.rights = ['open'];
    openDesk('/admin/inbound/quarantined');
    expect(await screen.findByText('You may not do that.')).toBeVisible();
    expect(screen.queryByRole('link', { name: /Incoming mail/ })).not.toBeInTheDocument();
    expect(server.sent('GET', '/inbound/counts')).toHaveLength(0);
  });
});

describe('blocked senders', () => {
  it('are named with who blocked them and why, and let in again', async () => {
    const { server } = serverWith();
    const spam = { id: 's', kind: 'domain', value: 'spam.example', account: 'email', by: 'Lena', reason: 'Spam' };
    let senders = [{ ...spam, at: '2026-11-20T09:00:00Z' }];
    server.on(({ method, path }) => {
      if (method === 'DELETE' && path === '/blocked-senders/s') {
        senders = [];
        return { status: 204 };
      }
      return path.startsWith('/blocked-senders') ? list(senders) : undefined;
    });
    const { user } = openDesk('/admin/blocked-senders');
    expect(await screen.findByText('Everybody at spam.example')).toBeVisible();
    expect(screen.getByText(/^By Lena/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Unblock' }));
    expect(await screen.findByText(/^spam\.example may write again/)).toBeVisible();
    expect(await screen.findByText('Nobody is blocked.')).toBeVisible();
  });
});
