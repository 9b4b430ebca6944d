import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { aTicket, LENA } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';
import { bulkStore } from './bulk';

afterEach(() => bulkStore.set(null));

async function openQueue(count = 4) {
  const server = new FakeServer(...Array.from({ length: count }, (_, index) => aTicket(index + 1)));
  let operation = 0;
  server.on(({ method, path, body }) => {
    if (method !== 'POST' || path !== '/tickets/bulk') return undefined;
    operation += 1;
    const items = (body.numbers as number[]).map((number) =>
      number === 3 ? { number, ok: false, code: 'already-merged' } : { number, ok: true },
    );
    return { body: { operation: `op-${operation}`, items, next: null } };
  });
  server.on(({ path }) =>
    path.startsWith('/operations/')
      ? {
          body: {
            items: [
              { number: 1, ok: true },
              { number: 2, ok: true },
            ],
          },
        }
      : undefined,
  );
  const desk = openDesk('/inbox/open');
  await screen.findAllByText('Subject of 2');
  return { server, ...desk };
}

const bar = () => screen.findByRole('region', { name: 'Selected tickets' });
const box = (number: number) => screen.getByRole('checkbox', { name: `Select T-${number}` });

it('selects by key, by range and by box, and opens nothing', async () => {
  const { user, router } = await openQueue();
  await user.keyboard('jx');
  await waitFor(() => expect(box(1)).toBeChecked());
  await user.keyboard('{Shift>}J{/Shift}');
  await waitFor(() => expect(box(2)).toBeChecked());
  await user.click(box(4));
  expect(await bar()).toHaveTextContent('3 selected');
  await user.keyboard('{Escape}');
  await waitFor(() => expect(box(1)).not.toBeChecked());
  expect(router.state.location.pathname).toBe('/inbox/open');
});

it('changes what is selected, keeps what refused selected, and takes it back with z', async () => {
  const { server, user } = await openQueue();
  await user.click(box(1));
  await user.keyboard('{Shift>}');
  await user.click(box(3));
  await user.keyboard('{/Shift}');
  await bar();
  await user.keyboard('e');
  expect(await screen.findByText('2 tickets changed.')).toBeVisible();
  expect(screen.getByText('T-3: One of the tickets was merged already.')).toBeVisible();
  expect(server.sent('POST', '/tickets/bulk')[0]?.body).toMatchObject({
    numbers: [1, 2, 3],
    change: { status: 'resolved' },
  });
  await waitFor(() => expect(box(1)).not.toBeChecked());
  expect(box(3)).toBeChecked();

  await user.keyboard('z');
  expect(await screen.findByText('2 tickets are as they were.')).toBeVisible();
  expect(server.sent('POST', '/operations/op-1/undo')).toHaveLength(1);
});

it('assigns to a colleague chosen by letters', async () => {
  const { server, user } = await openQueue();
  await user.click(box(1));
  await user.click(within(await bar()).getByRole('button', { name: 'Assign' }));
  await user.type(await screen.findByRole('combobox', { name: 'Choose: Assign' }), 'lena{Enter}');
  await waitFor(() =>
    expect(server.sent('POST', '/tickets/bulk')[0]?.body).toMatchObject({
      numbers: [1],
      change: { assignee: LENA.id },
    }),
  );
});

it('puts what is selected off until tomorrow', async () => {
  const { server, user } = await openQueue();
  await user.click(box(1));
  await user.click(box(2));
  await bar();
  await user.keyboard('s');
  const dialog = within(await screen.findByRole('dialog', { name: 'Snooze until' }));
  expect(dialog.queryByRole('button', { name: 'Bring it back now' })).toBeNull();
  await user.click(dialog.getByRole('button', { name: /^Tomorrow, 9:00/ }));
  expect(await screen.findByText('2 tickets changed.')).toBeVisible();
  const change = server.sent('POST', '/tickets/bulk')[0]?.body.change as { snoozedUntil: string };
  expect(Date.parse(change.snoozedUntil)).toBeGreaterThan(Date.now());
});

it('puts off the row the keyboard was at when it asked', async () => {
  const { server, user } = await openQueue();
  await user.keyboard('jj');
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-number', '2'));
  await waitFor(async () => {
    await user.keyboard('s');
    expect(screen.getByRole('dialog', { name: 'Snooze until' })).toBeVisible();
  });
  await user.click(screen.getByRole('button', { name: /^Tomorrow, 9:00/ }));
  await waitFor(() => expect(server.sent('POST', '/tickets/bulk')[0]?.body).toMatchObject({ numbers: [2] }));
});

it('brings back together what was put off', async () => {
  const server = new FakeServer(aTicket(1, { snoozedUntil: '2999-01-01T09:00:00Z' }), aTicket(2));
  server.on(({ path }) =>
    path === '/tickets/bulk' ? { body: { operation: 'op', items: [{ number: 1, ok: true }], next: null } } : undefined,
  );
  const { user } = openDesk('/inbox/snoozed');
  await screen.findAllByText('Subject of 1');
  await user.click(box(1));
  await user.click(within(await bar()).getByRole('button', { name: 'Snooze' }));
  await user.click(await screen.findByRole('button', { name: 'Bring it back now' }));
  await waitFor(() =>
    expect(server.sent('POST', '/tickets/bulk')[0]?.body).toMatchObject({
      numbers: [1],
      change: { snoozedUntil: null },
    }),
  );
});

it('says what stopped it half-way and keeps the rest selected', async () => {
  const { server, user } = await openQueue(150);
  let calls = 0;
  server.on(({ path }) => {
    if (path !== '/tickets/bulk') return undefined;
    calls += 1;
    return calls === 2 ? problem(503, 'storage-unavailable', { seconds: 5 }) : undefined;
  });
  await user.click(box(1));
  await user.click(within(await bar()).getByRole('button', { name: 'Select the 150 shown' }));
  await user.keyboard('i');
  expect(await screen.findByText('99 tickets changed.')).toBeVisible();
  expect(screen.getByText(/It stopped half-way/)).toBeVisible();
  expect(await bar()).toHaveTextContent('51 selected');
});

it('acts on the row the keyboard is at when nothing is selected', async () => {
  const { server, user } = await openQueue();
  await user.keyboard('jj');
  await waitFor(() => expect(document.activeElement).toHaveAttribute('data-number', '2'));
  await waitFor(async () => {
    await user.keyboard('e');
    expect(server.sent('POST', '/tickets/bulk')[0]?.body).toMatchObject({
      numbers: [2],
      change: { status: 'resolved' },
    });
  });
});
