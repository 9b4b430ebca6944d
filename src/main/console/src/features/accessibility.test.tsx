import { screen } from '@testing-library/react';
import axe from 'axe-core';
import { expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

/** Names, roles and structure; contrast needs a browser that paints. */
async function violations() {
  const { violations: found } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false } } });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

it.each(['en', 'zh-CN'])('finds nothing wrong with the desk in %s', async (locale) => {
  const server = new FakeServer(aTicket(1), aTicket(2, { priority: 'urgent', status: 'new' }));
  server.session.user.locale = locale;
  openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  expect(document.documentElement).toHaveAttribute('lang', locale);
  expect(await violations()).toEqual([]);
});

it('finds nothing wrong with the way in', async () => {
  new FakeServer().signedIn = false;
  openDesk('/login');
  await screen.findByLabelText('Password');
  expect(await violations()).toEqual([]);
});
