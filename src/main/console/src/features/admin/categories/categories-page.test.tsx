import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, problem } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const CATEGORIES = [
  { key: 'refund', en: 'Refund', zh: '退款', parent: 'billing', archived: false, pinyin: 'tuikuan tk' },
  { key: 'billing', en: 'Billing', zh: '账单', parent: null, archived: false, pinyin: 'zhangdan zd' },
];

async function openCategories() {
  const server = new FakeServer();
  server.session.user.role = 'admin';
  server.categories = CATEGORIES;
  server.on(({ method, path }) =>
    method === 'POST' && path === '/categories'
      ? { status: 201, body: { ...CATEGORIES[0], key: 'late', en: 'Late', zh: '延误' } }
      : undefined,
  );
  const { user } = openDesk('/admin/categories');
  await screen.findByText('Refund');
  return { server, user };
}

it('adds a category below another, named in both languages', async () => {
  const { server, user } = await openCategories();
  await user.click(screen.getByRole('button', { name: 'Add a category' }));
  const form = within(await screen.findByRole('dialog'));
  await user.type(form.getByLabelText('English name'), 'Late');
  await user.click(form.getByRole('button', { name: 'Save' }));
  expect(form.getByRole('alert')).toHaveTextContent('Give it a name in both languages.');
  await user.type(form.getByLabelText('Chinese name'), '延误');
  await user.selectOptions(form.getByLabelText('Below'), 'Billing › Refund');
  await user.click(form.getByRole('button', { name: 'Save' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(server.sent('POST', '/categories')[0]?.body).toEqual({ en: 'Late', zh: '延误', parent: 'refund' });
});

it('offers no place below itself', async () => {
  const { user } = await openCategories();
  await user.click(screen.getByRole('button', { name: 'Change Billing' }));
  const form = within(await screen.findByRole('dialog'));
  expect(form.getAllByRole('option').map((option) => option.textContent)).toEqual(['Nothing, at the top']);
});

it('asks what becomes of the tickets before it puts a category away', async () => {
  const { server, user } = await openCategories();
  server.on(({ path, body }) => {
    if (path !== '/categories/refund/archive') return undefined;
    return body.moveTo ? { status: 204 } : problem(409, 'category-in-use', { tickets: 12 });
  });
  await user.click(screen.getByRole('button', { name: 'Archive Refund' }));
  const dialog = within(await screen.findByRole('dialog'));
  await user.click(dialog.getByRole('button', { name: 'Archive' }));
  expect(await dialog.findByRole('alert')).toHaveTextContent('12 tickets have this category.');
  await user.selectOptions(dialog.getByLabelText('Its tickets'), 'Get “Billing”');
  await user.click(dialog.getByRole('button', { name: 'Archive' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(server.sent('POST', '/categories/refund/archive').map(({ body }) => body)).toEqual([
    { keep: false },
    { keep: false, moveTo: 'billing' },
  ]);
});
