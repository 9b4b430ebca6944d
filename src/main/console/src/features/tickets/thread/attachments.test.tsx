import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aMessage, aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const file = (id: string, name: string, type: string, size = 1000) => ({ id, name, type, size, inline: false });

async function openFiles(...attachments: ReturnType<typeof file>[]) {
  const server = new FakeServer(aTicket(1));
  server.messages.set(1, [aMessage('m-1', { attachments })]);
  const { user } = openDesk('/inbox/open/t/1');
  return { user, list: within(await screen.findByRole('list', { name: 'Attachments' })) };
}

it('shows a picture, and leads on to the next by keys and back to where one was', async () => {
  const { user, list } = await openFiles(
    file('a', 'crack.png', 'image/png'),
    file('b', 'bill.pdf', 'application/pdf'),
    file('c', 'box.jpg', 'image/jpeg; name=box.jpg'),
  );
  const button = list.getByRole('button', { name: /^Show ?crack\.png/ });
  await user.click(button);
  const viewer = within(await screen.findByRole('dialog', { name: 'Picture crack.png' }));
  expect(viewer.getByRole('img', { name: 'crack.png' })).toHaveAttribute('src', '/api/v1/attachments/a');
  expect(viewer.getByText('1 of 2')).toBeVisible();
  const { violations } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  expect(violations.map((found) => found.id)).toEqual([]);
  await user.keyboard('{ArrowRight}');
  expect(viewer.getByRole('img', { name: 'box.jpg' })).toBeVisible();
  expect(viewer.getByRole('link', { name: 'Download box.jpg' })).toHaveAttribute('href', '/api/v1/attachments/c');
  await user.click(viewer.getByRole('button', { name: 'Next picture' }));
  expect(viewer.getByRole('img', { name: 'crack.png' })).toBeVisible();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(button).toHaveFocus();
});

it('shows nothing that could do more than be looked at', async () => {
  const { list } = await openFiles(
    file('a', 'logo.svg', 'image/svg+xml'),
    file('b', 'page.html', 'text/html'),
    file('c', 'photo.png', 'image/svg+xml; charset=utf-8'),
    file('d', 'xhtml', 'application/xhtml+xml'),
    file('e', 'picture.png', 'text/html'),
  );
  expect(list.queryAllByRole('button')).toEqual([]);
  expect(document.querySelector('img[src*="attachments"]')).toBeNull();
  expect(list.getByRole('link', { name: /logo\.svg/ })).toHaveAttribute('download', 'logo.svg');
});

it('says so where a file only calls itself a picture', async () => {
  const { user, list } = await openFiles(file('a', 'fake.png', 'image/png', 9_000_000));
  expect(document.querySelector('img[src*="attachments"]')).toBeNull();
  await user.click(list.getByRole('button', { name: /^Show ?fake\.png/ }));
  fireEvent.error(await screen.findByRole('img', { name: 'fake.png' }));
  expect(await screen.findByRole('alert')).toHaveTextContent('cannot be shown');
});

it('takes all files of a message home together', async () => {
  const { list } = await openFiles(file('a', 'a.pdf', 'application/pdf'), file('b', 'b.pdf', 'application/pdf'));
  expect(list.getByRole('link', { name: 'Download all' })).toHaveAttribute('href', '/api/v1/messages/m-1/attachments');
});
