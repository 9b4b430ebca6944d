import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket, LENA, MARC } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import type { Callback } from '../follow-up';
import { reasonOutside } from '../view';

const aCallback = (change: Partial<Callback> = {}): Callback => ({
  state: 'open',
  takenBy: null,
  closedBy: null,
  closedAt: null,
  outcome: null,
  note: null,
  ...change,
});

const unhappy = (callback: Callback, rev = 1) =>
  aTicket(1, {
    rev,
    status: 'resolved',
    callbackState: callback.state === 'closed' ? null : callback.state,
    satisfaction: { score: 2, word: 'Still <b>dark</b>', at: '2026-11-21T09:00:00Z' },
    callback,
  });

async function openTicket(callback: Callback) {
  const server = new FakeServer(unhappy(callback));
  const desk = openDesk('/inbox/callbacks/t/1');
  await screen.findByRole('heading', { name: 'Subject of 1 T-1' });
  return { server, ...desk };
}

const owed = () => screen.findByText('Amelia Okafor was not content and is to be called back.');

describe('a callback', () => {
  it('says why, and is taken by whoever will call', async () => {
    const { server, user } = await openTicket(aCallback());
    expect(await owed()).toBeVisible();
    const header = screen.getByRole('list', { name: 'Steps' }).closest('[role=status]') as HTMLElement;
    expect(within(header).getByText('2 of 5: dissatisfied')).toBeVisible();
    expect(within(header).getByText('“Still <b>dark</b>”')).toBeVisible();
    expect(within(header).getByText('Call back').closest('li')).toHaveAttribute('aria-current', 'step');
    server.on(({ path }) => {
      if (path !== '/tickets/1/callback/take') return undefined;
      server.put(unhappy(aCallback({ state: 'taken', takenBy: LENA }), 2));
      return { body: server.tickets.get(1) };
    });
    await user.click(screen.getByRole('button', { name: 'I will call' }));
    expect(await screen.findByText('You call.')).toBeVisible();
    expect(server.sent('POST', '/tickets/1/callback/take')[0]?.body).toEqual({ from: null, to: null });
    expect(screen.queryByRole('button', { name: 'I will call' })).toBeNull();
  });

  it('says who was faster', async () => {
    const { server, user } = await openTicket(aCallback());
    server.on(({ path }) => (path.endsWith('/take') ? problem(409, 'callback-taken', { agent: MARC }) : undefined));
    await user.click(await screen.findByRole('button', { name: 'I will call' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('Marc Dubois was faster and calls.');
  });

  it('is taken over on purpose', async () => {
    const { server, user } = await openTicket(aCallback({ state: 'taken', takenBy: MARC }));
    expect(await screen.findByText('Marc Dubois calls.')).toBeVisible();
    await user.click(screen.getByRole('button', { name: 'Take over' }));
    await waitFor(() =>
      expect(server.sent('POST', '/tickets/1/callback/take')[0]?.body).toEqual({ from: MARC.id, to: null }),
    );
  });

  it('is given to somebody else', async () => {
    const { server, user } = await openTicket(aCallback());
    await user.selectOptions(await screen.findByLabelText('Give it to'), MARC.name);
    await waitFor(() =>
      expect(server.sent('POST', '/tickets/1/callback/take')[0]?.body).toEqual({ from: null, to: MARC.id }),
    );
  });

  it('ends with an outcome, and not without one', async () => {
    const { server, user } = await openTicket(aCallback({ state: 'taken', takenBy: LENA }));
    server.on(({ path, method }) => {
      if (path !== '/tickets/1/callback' || method !== 'POST') return undefined;
      const closed = aCallback({
        state: 'closed',
        outcome: 'unresolved',
        note: 'Other lamp',
        closedBy: LENA,
        closedAt: '2026-11-22T09:00:00Z',
      });
      server.put({ ...unhappy(closed, 2), status: 'open' });
      return { body: server.tickets.get(1) };
    });
    await user.click(await screen.findByRole('button', { name: 'Record the outcome' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: 'Close the callback' }));
    expect(server.sent('POST', '/tickets/1/callback')).toEqual([]);
    await user.click(within(dialog).getByRole('radio', { name: /^Unresolved/ }));
    await user.type(within(dialog).getByLabelText('What was said'), 'Other lamp');
    await user.click(within(dialog).getByRole('button', { name: 'Close the callback' }));
    await waitFor(() => expect(screen.queryByText(/is to be called back/)).toBeNull());
    expect(server.sent('POST', '/tickets/1/callback')[0]?.body).toEqual({ outcome: 'unresolved', note: 'Other lamp' });
    expect(await screen.findByText(/^Unresolved \(Lena Fischer/)).toBeInTheDocument();
    expect(screen.getByRole('heading', { name: 'Subject of 1 T-1' })).toHaveFocus();
  });

  it('is in its list until it is closed, whatever the status of the ticket', () => {
    expect(reasonOutside('callbacks', {}, unhappy(aCallback()), LENA.id)).toBeNull();
    expect(reasonOutside('callbacks', {}, { ...unhappy(aCallback()), status: 'closed' }, LENA.id)).toBeNull();
    expect(reasonOutside('callbacks', {}, unhappy(aCallback({ state: 'closed' })), LENA.id)).toEqual({
      code: 'called',
    });
  });
});
