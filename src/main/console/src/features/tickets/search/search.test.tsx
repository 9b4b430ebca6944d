import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const hit = (number: number, subject = `Subject of ${number}`) => ({
  ...aTicket(number, { subject }),
  highlights: {
    text: [
      { text: 'Where is my ', hit: false },
      { text: 'refund', hit: true },
      { text: '? <b>', hit: false },
    ],
  },
});

let server: FakeServer;
const looked = () => server.sent('GET', '/tickets?').filter((each) => each.path.includes('q='));
const asked = () => looked().map((each) => new URLSearchParams(each.path.split('?')[1]).get('q'));

const box = () => screen.findByRole('combobox', { name: 'Search tickets' });
const options = () => within(screen.getByRole('listbox', { name: 'Found' })).queryAllByRole('option');

beforeEach(() => {
  server = new FakeServer(aTicket(100001), aTicket(100002));
  server.on(({ method, path }) => {
    if (method !== 'GET' || !path.startsWith('/tickets?') || !path.includes('q=')) return undefined;
    const query = new URLSearchParams(path.split('?')[1]);
    if (query.get('q') === 'nothing') return { body: { items: [], next: null, count: 0, complete: true } };
    const items = query.get('cursor') ? [hit(100002)] : [hit(100001), hit(100002)];
    return { body: { items, next: null, count: 12, complete: true } };
  });
});

it('finds while one types, and opens the ticket beside the search', async () => {
  const { user, router } = openDesk('/inbox/all');
  await screen.findByRole('row', { name: /100001/ });
  await user.keyboard('/');
  const field = await box();
  expect(field).toHaveFocus();
  await user.keyboard('refund');

  await waitFor(() => expect(options().length).toBeGreaterThan(1));
  const [first] = options();
  expect(within(first as HTMLElement).getByText('refund').tagName).toBe('MARK');
  expect(first).toHaveTextContent('? <b>');
  expect(options().at(-1)).toHaveTextContent('Show all 12 tickets found');
  expect(asked().at(-1)).toBe('refund');

  await user.keyboard('{ArrowDown}{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/search/t/100002'));
  expect(router.state.location.search).toEqual({ q: 'refund' });
  expect(screen.queryByRole('combobox', { name: 'Search tickets' })).toBeNull();
});

it('goes to the page of everything, keeps what was looked for, and Escape goes back', async () => {
  const { user, router } = openDesk('/inbox/all');
  const row = await screen.findByRole('row', { name: /100001/ });
  row.focus();
  await user.keyboard('/');
  await box();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('combobox', { name: 'Search tickets' })).toBeNull();
  expect(row).toHaveFocus();

  await user.keyboard('/');
  await box();
  await user.keyboard('refund{Enter}');
  await waitFor(() => expect(router.state.location.href).toContain('q=refund'));

  await user.click(screen.getByRole('button', { name: 'Search tickets' }));
  await waitFor(() => expect(options()[0]).toHaveTextContent('refund'));
});

it('names the ticket of a number first', async () => {
  const { user, router } = openDesk('/inbox/all');
  await screen.findByRole('row', { name: /100001/ });
  await user.keyboard('/');
  await box();
  await user.keyboard('T-100002');
  await waitFor(() => expect(options()[0]).toHaveTextContent('Ticket with this number'));
  await user.keyboard('{Enter}');
  await waitFor(() => expect(router.state.location.pathname).toBe('/search/t/100002'));
});

it('waits for the input method', async () => {
  const { user } = openDesk('/inbox/all');
  await screen.findByRole('row', { name: /100001/ });
  await user.keyboard('/');
  const field = await box();
  fireEvent.compositionStart(field);
  fireEvent.change(field, { target: { value: 'tui kuan' } });
  fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 });
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(asked()).toEqual([]);

  fireEvent.change(field, { target: { value: '退款' } });
  fireEvent.compositionEnd(field);
  await waitFor(() => expect(asked()).toEqual(['退款']));
});

it('filters by the address, says how much there is, and what to do when there is nothing', async () => {
  const { user, router } = openDesk('/search?q=refund&status=resolved,closed&sort=priority');
  expect(await screen.findByText('12 tickets')).toBeVisible();
  expect(looked()[0]?.path).toMatch(/status=resolved%2Cclosed/);
  await user.selectOptions(screen.getByLabelText('Assigned to'), 'Me');
  await waitFor(() => expect(router.state.location.search).toMatchObject({ assignee: 'me', sort: 'priority' }));

  await user.clear(screen.getByRole('textbox', { name: 'Search tickets' }));
  await user.type(screen.getByRole('textbox', { name: 'Search tickets' }), 'nothing');
  expect(await screen.findByText('Nothing found for “nothing”.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Search without filters' }));
  await waitFor(() => expect(router.state.location.search).toEqual({ q: 'nothing' }));
});
