import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket, LENA, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

async function openTicket(server: FakeServer) {
  const desk = openDesk('/inbox/open/t/1');
  await screen.findByRole('heading', { name: 'Subject of 1 T-1' });
  return { server, ...desk };
}

const takes = (server: FakeServer) =>
  server.on(({ path }) => {
    if (path !== '/tickets/1/claim') return undefined;
    server.put(aTicket(1, { rev: 2, assignee: LENA }));
    return { body: server.tickets.get(1) };
  });

describe('claiming', () => {
  it('takes a ticket nobody has', async () => {
    const server = new FakeServer(aTicket(1, { assignee: null }));
    takes(server);
    const { user } = await openTicket(server);
    await user.click(screen.getByRole('button', { name: 'Assign to me' }));
    await waitFor(() => expect(screen.getByLabelText('Assignee')).toHaveValue(LENA.id));
    expect(server.sent('POST', '/tickets/1/claim')[0]?.body).toEqual({ from: null });
  });

  it('names whom it is taken from', async () => {
    const server = new FakeServer(aTicket(1, { assignee: MARC }));
    takes(server);
    const { user } = await openTicket(server);
    await user.click(screen.getByRole('button', { name: 'Assign to me' }));
    await waitFor(() => expect(server.sent('POST', '/tickets/1/claim')[0]?.body).toEqual({ from: MARC.id }));
  });

  it('says who was faster, and leaves it with them if one likes', async () => {
    const server = new FakeServer(aTicket(1, { assignee: null }));
    server.on(({ path }) => {
      if (path !== '/tickets/1/claim') return undefined;
      server.put(aTicket(1, { rev: 2, assignee: MARC }));
      return problem(409, 'already-assigned', { assignee: MARC });
    });
    const { user } = await openTicket(server);
    await user.click(screen.getByRole('button', { name: 'Assign to me' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Marc Dubois was faster.');
    await waitFor(() => expect(screen.getByLabelText('Assignee')).toHaveValue(MARC.id));
    await user.click(screen.getByRole('button', { name: 'Leave it with Marc Dubois' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.getByRole('heading', { name: 'Subject of 1 T-1' })).toHaveFocus();
  });

  it('is offered to who has answered a ticket nobody has', async () => {
    const server = new FakeServer(aTicket(1, { assignee: null }));
    takes(server);
    const { user } = await openTicket(server);
    expect(screen.queryByText('You answered, and nobody has this ticket.')).toBeNull();
    await user.type(screen.getByPlaceholderText(/^Write a reply/), 'Hello');
    await user.click(screen.getByRole('button', { name: /^Send to/ }));
    expect(await screen.findByText('You answered, and nobody has this ticket.')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: 'Assign to me' }).at(-1) as HTMLElement);
    await waitFor(() => expect(screen.getByLabelText('Assignee')).toHaveValue(LENA.id));
    expect(screen.queryByText('You answered, and nobody has this ticket.')).toBeNull();
  });
});
