import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { FakeServer, list, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { browserName } from './sign-in/browser-name';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer(aTicket(1));
});

it('tells every time where one works', async () => {
  const { user, router } = openDesk('/me');
  await user.selectOptions(await screen.findByLabelText('Time zone'), 'Asia/Shanghai');
  await waitFor(() => expect(server.session.preferences).toEqual({ zone: 'Asia/Shanghai' }));
  await router.navigate({ to: '/inbox/$view/t/$no', params: { view: 'open', no: '1' } });
  expect((await screen.findAllByText(/5:00 PM/)).length).toBeGreaterThan(0);
});

it('changes what one is called', async () => {
  const { user } = openDesk('/me');
  const field = await screen.findByLabelText('Your name');
  await user.clear(field);
  await user.type(field, 'Lena Wu{Enter}');
  expect(await screen.findByRole('heading', { name: 'Lena Wu' })).toBeVisible();
});

it('asks for the present password, and says when it is wrong', async () => {
  server.on(({ path, body }) => {
    if (path === '/sessions') return list([]);
    if (path !== '/session/password') return undefined;
    return body.old === 'known' ? { status: 204 } : problem(422, 'wrong-password');
  });
  const { user } = openDesk('/me/sign-in');
  await user.click(await screen.findByRole('button', { name: 'Change password' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Fill in both fields.');
  await user.type(screen.getByLabelText('Present password'), 'guess');
  await user.type(screen.getByLabelText('New password'), 'long enough to do{Enter}');
  await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('not the password you have now'));
  await user.clear(screen.getByLabelText('Present password'));
  await user.type(screen.getByLabelText('Present password'), 'known{Enter}');
  expect(await screen.findByText('Changed. You are signed out everywhere else.')).toBeVisible();
  expect(screen.getByLabelText('New password')).toHaveValue('');
});

it('shows where one is signed in, and signs out everywhere else', async () => {
  const place = { since: '2026-11-20T09:00:00Z', lastSeen: '2026-11-20T09:00:00Z', address: '10.0.0.1', here: true };
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
  const places = [
    { ...place, browser: firefox },
    { ...place, since: '2026-11-01T09:00:00Z', browser: null, here: false },
  ];
  server.on(({ path, method }) => {
    if (path !== '/sessions') return undefined;
    if (method === 'DELETE') places.pop();
    return method === 'DELETE' ? { status: 204 } : list(places);
  });
  const { user } = openDesk('/me/sign-in');
  expect(await screen.findByText('Firefox, Linux')).toBeVisible();
  expect(screen.getByText('Unknown browser')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Sign out everywhere else' }));
  expect(await screen.findByText('You are signed in nowhere else.')).toBeVisible();
  expect(screen.queryByText('Unknown browser')).toBeNull();
});

it('calls browsers by their names', () => {
  const windows =
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36';
  expect(browserName(`${windows} Edg/140.0`)).toBe('Edge, Windows');
  expect(browserName(windows)).toBe('Chrome, Windows');
  expect(browserName('curl/8')).toBeNull();
});
