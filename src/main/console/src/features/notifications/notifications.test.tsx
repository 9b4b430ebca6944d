import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { FakeSocket, push } from '@/testing/fake-socket';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { wants } from './wants';

const notice = (id: number, more: object = {}) => ({
  id,
  kind: 'assigned',
  ticket: 2,
  subject: 'Subject of 2',
  actor: 'Marc Dubois',
  at: '2026-11-21T09:00:00Z',
  read: false,
  ...more,
});
const bell = (name: RegExp) => screen.findByRole('button', { name });
const connected = () => waitFor(() => expect(FakeSocket.current?.topics.has('/user/queue/notices')).toBe(true));

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer(aTicket(1), aTicket(2));
});

describe('the bell', () => {
  it('counts what is unread, in the title too, and changes when it rings', async () => {
    openDesk('/inbox/unassigned');
    await bell(/^Notifications\b/);
    await connected();
    expect(document.title).not.toMatch(/^\(/);
    server.notices = { items: [notice(7)], next: null, unread: { assigned: 1 } };
    await push('/user/queue/notices', { type: 'notices' });
    expect(await bell(/^Notifications: 1 unread/)).toBeVisible();
    expect(document.title).toMatch(/^\(1\) /);
  });

  it('opens a list, takes one to the ticket, and the ticket reads its notices', async () => {
    server.notices = {
      items: [notice(7), notice(6, { read: true, kind: 'failed', actor: null })],
      next: null,
      unread: { assigned: 1 },
    };
    const { user, router } = openDesk('/inbox/unassigned');
    await user.click(await bell(/1 unread/));
    const panel = await screen.findByRole('region', { name: 'Notifications' });
    expect(within(panel).getByText('Your message was not sent')).toBeVisible();
    server.on(({ path }) => {
      if (path !== '/notifications/read') return undefined;
      return { body: { items: [notice(7, { read: true })], next: null, unread: {} } };
    });
    await user.click(within(panel).getByText(/Marc Dubois assigned a ticket to you/));
    await waitFor(() => expect(router.state.location.pathname).toMatch(/t\/2$/));
    await waitFor(() => expect(server.sent('POST', '/notifications/read')[0]?.body).toEqual({ ticket: 2 }));
    expect(await bell(/^Notifications\. Sound is off|^Notifications$/)).toBeVisible();
  });

  it('lets the session rest until other teams are theirs', async () => {
    openDesk('/inbox/unassigned');
    await bell(/^Notifications\b/);
    await connected();
    const before = server.sent('GET', '/session').length;
    const { seq } = server.session;
    await push('/user/queue/notices', { type: 'heartbeat', seq, at: new Date().toISOString() });
    await push('/user/queue/notices', { type: 'notices' });
    expect(server.sent('GET', '/session')).toHaveLength(before);
    await push('/user/queue/notices', { type: 'teams' });
    await waitFor(() => expect(server.sent('GET', '/session')).toHaveLength(before + 1));
  });

  it('says that there is no sound yet', async () => {
    openDesk('/inbox/unassigned');
    expect(await bell(/Sound is off/)).toBeVisible();
  });

  it('is closed by Escape, and the keyboard is where it was', async () => {
    const { user } = openDesk('/inbox/unassigned');
    const button = await bell(/^Notifications/);
    await user.click(button);
    await screen.findByRole('region', { name: 'Notifications' });
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Notifications' })).toBeNull();
    expect(button).toHaveFocus();
  });
});

describe('what one wants to be told of', () => {
  it('is chosen an event and a way at a time', async () => {
    const { user } = openDesk('/me');
    await user.click(await screen.findByRole('checkbox', { name: 'A ticket is assigned to me: Bell' }));
    await waitFor(() =>
      expect(server.session.preferences).toEqual({ notifications: { assigned: { console: false } } }),
    );
  });

  it('leaves out of the count what one does not want on the bell', async () => {
    server.session.preferences = { notifications: { assigned: { console: false } } };
    server.notices = { items: [notice(7)], next: null, unread: { assigned: 1, failed: 2 } };
    openDesk('/inbox/unassigned');
    expect(await bell(/^Notifications: 2 unread/)).toBeVisible();
  });

  it('is by default sound for what waits for oneself, and not for everything', () => {
    expect(wants('answered', 'sound', undefined)).toBe(true);
    expect(wants('team', 'sound', undefined)).toBe(false);
    expect(wants('assigned', 'desktop', undefined)).toBe(false);
    expect(wants('assigned', 'sound', { assigned: { sound: false } })).toBe(false);
  });
});
