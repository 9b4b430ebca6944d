import { act, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { queryClient } from '@/lib/query-client';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

async function signIn(user: ReturnType<typeof openDesk>['user'], password: string) {
  await user.type(await screen.findByLabelText('Email'), 'lena@desk.example');
  await user.type(screen.getByLabelText('Password'), password);
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
}

describe('signing in', () => {
  it('leads back to where one wanted to go', async () => {
    const server = new FakeServer(aTicket(7));
    server.signedIn = false;
    const { user, router } = openDesk('/inbox/open/t/7');
    await signIn(user, 'secret');
    expect(await screen.findByText('Text of first-7')).toBeVisible();
    expect(router.state.location.pathname).toBe('/inbox/open/t/7');
  });

  it('never leads to another site', async () => {
    const server = new FakeServer(aTicket(7));
    server.signedIn = false;
    const { user, router } = openDesk('/login?redirect=//evil.example/');
    await signIn(user, 'secret');
    await waitFor(() => expect(router.state.location.pathname).toBe('/inbox/unassigned'));
  });

  it('says that the password is wrong', async () => {
    const server = new FakeServer();
    server.signedIn = false;
    server.on(({ method }) => (method === 'POST' ? problem(401, 'bad-credentials') : undefined));
    const { user } = openDesk('/login');
    await signIn(user, 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('That email and password do not match.');
  });

  it('asks for the code of the app only where it is needed', async () => {
    const server = new FakeServer(aTicket(7));
    server.signedIn = false;
    server.on(({ method, path, body }) => {
      if (method !== 'POST' || path !== '/session' || body.code === '123456') return undefined;
      return problem(401, body.code ? 'bad-code' : 'code-required');
    });
    const { user } = openDesk('/inbox/open/t/7');
    await screen.findByLabelText('Email');
    expect(screen.queryByLabelText('Code')).toBeNull();
    await signIn(user, 'secret');
    const code = await screen.findByLabelText('Code');
    expect(code).toHaveFocus();
    expect(screen.queryByRole('alert')).toBeNull();
    await user.type(code, '000000{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('That code is wrong');
    await user.clear(code);
    await user.type(code, '123456{Enter}');
    expect(await screen.findByText('Text of first-7')).toBeVisible();
  });

  it('says how long to wait after too many attempts', async () => {
    const server = new FakeServer();
    server.signedIn = false;
    server.on(({ method }) => (method === 'POST' ? problem(429, 'too-many-attempts', { seconds: 17 }) : undefined));
    const { user } = openDesk('/login');
    await signIn(user, 'wrong');
    expect(await screen.findByRole('alert')).toHaveTextContent('Try again in 17 seconds.');
  });
});

it('asks to sign in again over the page as it stands when the session ends', async () => {
  const server = new FakeServer(aTicket(8));
  const { user } = openDesk('/inbox/open/t/8');
  await screen.findByText('Text of first-8');
  await user.type(screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' }), 'Not lost');
  server.signedIn = false;
  await act(() => queryClient.invalidateQueries({ queryKey: ['views'] }));
  expect(await screen.findByRole('dialog', { name: 'Your session has ended' })).toBeVisible();
  await user.type(screen.getByLabelText('Password'), 'secret');
  await user.click(screen.getByRole('button', { name: 'Sign in' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' })).toHaveValue('Not lost');
});
