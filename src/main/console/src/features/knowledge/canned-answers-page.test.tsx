import { screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const REFUND = {
  id: '1',
  scope: 'personal',
  team: null,
  teamName: null,
  tags: ['money'],
  texts: { en: { title: 'Refund', body: 'It is on its way.' }, 'zh-CN': { title: '退款', body: '已在途中。' } },
  pinyin: 'tuikuan tk',
  uses: 3,
  editable: true,
};

it('shows an agent their own, to change and to delete, and none but their own to add', async () => {
  const server = new FakeServer();
  server.canned = [
    REFUND,
    { ...REFUND, id: '2', scope: 'everyone', texts: { en: { title: 'Bye', body: 'Bye' } }, editable: false },
  ];
  const { user } = openDesk('/admin/canned-answers');
  expect(await screen.findByText('It is on its way.')).toBeVisible();
  expect(screen.getAllByRole('button', { name: /^Change/ })).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Add a canned answer' }));
  expect(within(await screen.findByLabelText('Who can use it')).getAllByRole('option')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('at least one language');
});

it('saves what was changed, in the languages there are', async () => {
  const server = new FakeServer();
  server.canned = [REFUND];
  server.on(({ method }) => (method === 'PUT' ? { body: REFUND } : undefined));
  const { user } = openDesk('/admin/canned-answers');
  await user.click(await screen.findByRole('button', { name: 'Change Refund' }));
  const [english] = await screen.findAllByLabelText('Title');
  if (english) await user.type(english, 's');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(server.sent('PUT', '/canned-answers/1')[0]?.body).toEqual({
      scope: 'personal',
      team: null,
      tags: ['money'],
      texts: { en: { title: 'Refunds', body: 'It is on its way.' }, 'zh-CN': REFUND.texts['zh-CN'] },
    }),
  );
});
