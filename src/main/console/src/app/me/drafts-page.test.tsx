import { screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { FakeServer, list } from '@/testing/fake-server';
import { openDesk } from '@/testing/open-desk';

const aBegun = {
  ticket: 7,
  kind: 'reply',
  subject: 'Lamp',
  visible: true,
  text: 'Half a sentence',
  attachments: 0,
  savedAt: '2026-11-20T09:00:00Z',
};

it('leads back to what one has begun, and keeps what is out of sight to be copied', async () => {
  const hidden = { ...aBegun, ticket: 8, subject: null, visible: false, text: 'Nobody shall lose this' };
  const server = new FakeServer();
  server.on(({ path }) => (path === '/drafts' ? list([aBegun, hidden]) : undefined));
  openDesk('/me/drafts');
  expect(await screen.findByRole('link', { name: 'T-7 Lamp' })).toBeVisible();
  expect(screen.getByText('Half a sentence')).toBeVisible();
  expect(screen.queryByRole('link', { name: /T-8/ })).not.toBeInTheDocument();
  expect(screen.getByText('Nobody shall lose this')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Copy text' })).toBeVisible();
});
