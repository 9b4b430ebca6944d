import { screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket, LENA } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer(aTicket(1));
  server.on(({ method, path }) => {
    if (method !== 'POST' || path !== '/tickets') return undefined;
    server.put(aTicket(9));
    return { status: 201, body: aTicket(9) };
  });
});

async function writing() {
  const desk = openDesk('/inbox/open');
  await screen.findAllByRole('row');
  await desk.user.keyboard('c');
  await waitFor(() => expect(screen.getByLabelText('To')).toHaveFocus());
  return desk;
}

const opened = () => server.sent('POST', '/tickets');

it('is written from anywhere with c, sent, and one’s own', async () => {
  const { user, router } = await writing();
  await user.keyboard('Amelia <amelia@okafor.example>');
  await user.type(screen.getByLabelText('Subject'), 'Your order');
  await user.type(screen.getByLabelText('Message'), 'It is late.{Control>}{Enter}{/Control}');
  await waitFor(() => expect(router.state.location.pathname).toMatch(/\/t\/9$/));
  expect(opened()[0]?.body).toEqual({
    direction: 'outbound',
    subject: 'Your order',
    text: 'It is late.',
    team: 'billing',
    customer: { address: 'amelia@okafor.example', name: 'Amelia' },
  });
  expect(server.sent('PATCH', '/tickets/9')[0]?.body).toEqual({ assignee: LENA.id });
});

it('says what is missing, and goes to one customer only', async () => {
  const { user } = await writing();
  await user.keyboard('a@b.example, c@d.example');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(screen.getByRole('alert')).toHaveTextContent('Enter the address of one customer.');
  expect(opened()).toEqual([]);
});

it('is kept while one looks elsewhere, and gone once sent', async () => {
  const { user, router } = await writing();
  await user.type(screen.getByLabelText('Message'), 'Half a thought');
  await router.navigate({ to: '/me' });
  await screen.findByLabelText('Your name');
  await router.navigate({ to: '/new' });
  expect(await screen.findByLabelText('Message')).toHaveValue('Half a thought');
  await user.type(screen.getByLabelText('To'), 'a@b.example');
  await user.type(screen.getByLabelText('Subject'), 'S{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toMatch(/\/t\/9$/));
  await router.navigate({ to: '/new' });
  expect(await screen.findByLabelText('Message')).toHaveValue('');
});

it('is sent again under the same key when nobody knows what became of it', async () => {
  let away = true;
  server.on(({ method, path }) =>
    away && method === 'POST' && path === '/tickets' ? problem(503, 'unavailable') : undefined,
  );
  const { user, router } = await writing();
  await user.keyboard('a@b.example');
  await user.type(screen.getByLabelText('Subject'), 'S');
  await user.type(screen.getByLabelText('Message'), 'M');
  await user.click(screen.getByRole('button', { name: 'Send' }));
  expect(await screen.findByRole('alert')).toBeVisible();
  away = false;
  await user.click(screen.getByRole('button', { name: 'Send' }));
  await waitFor(() => expect(router.state.location.pathname).toMatch(/\/t\/9$/));
  const keys = opened().map((each) => each.headers['Idempotency-Key']);
  expect(keys[0]).toBe(keys[1]);
});
