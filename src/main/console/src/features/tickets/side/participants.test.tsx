import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const NORA = { name: 'Nora Quist', address: 'nora@example.com' };

async function openTicket(server: FakeServer) {
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  return { user, people: within(await screen.findByRole('region', { name: 'Participants' })), server };
}

it('adds whom one names, once it is an address', async () => {
  const { user, people, server } = await openTicket(new FakeServer(aTicket(1)));
  server.on(({ method, path }) => {
    if (method !== 'POST' || path !== '/tickets/1/participants') return undefined;
    server.put(aTicket(1, { participants: [NORA] }));
    return { status: 201, body: server.tickets.get(1) };
  });
  await user.click(people.getByRole('button', { name: 'Add somebody' }));
  await user.type(people.getByLabelText('Email address'), 'nora{Enter}');
  expect(people.getByRole('alert')).toHaveTextContent('Enter one email address.');
  await user.clear(people.getByLabelText('Email address'));
  await user.type(people.getByLabelText('Email address'), 'Nora Quist <nora@example.com>{Enter}');
  expect(await people.findByText('nora@example.com')).toBeVisible();
  await waitFor(() => expect(people.getByRole('button', { name: 'Add somebody' })).toHaveFocus());
  expect(server.sent('POST', '/tickets/1/participants').map(({ body }) => body)).toEqual([
    { address: 'nora@example.com', name: 'Nora Quist' },
  ]);
});

it('says so when the server takes no such address', async () => {
  const { user, people, server } = await openTicket(new FakeServer(aTicket(1)));
  server.on(({ path }) =>
    path === '/tickets/1/participants' ? problem(400, 'invalid', { field: 'address', reason: 'address' }) : undefined,
  );
  await user.click(people.getByRole('button', { name: 'Add somebody' }));
  await user.type(people.getByLabelText('Email address'), 'a..b@example.com{Enter}');
  expect(await people.findByRole('alert')).toHaveTextContent('Enter one email address.');
});

it('removes somebody', async () => {
  const { user, people, server } = await openTicket(new FakeServer(aTicket(1, { participants: [NORA] })));
  server.on(({ method }) => {
    if (method !== 'DELETE') return undefined;
    server.put(aTicket(1));
    return { status: 204 };
  });
  await user.click(people.getByRole('button', { name: 'Remove Nora Quist' }));
  await waitFor(() => expect(people.queryByText('nora@example.com')).not.toBeInTheDocument());
  await waitFor(() => expect(people.getByRole('button', { name: 'Add somebody' })).toHaveFocus());
  expect(server.sent('DELETE', '/')[0]?.path).toBe('/tickets/1/participants/nora%40example.com');
});
