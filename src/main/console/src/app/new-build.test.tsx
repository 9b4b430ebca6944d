import { act, screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { FakeSocket } from '@/testing/fake-socket';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

const script = document.createElement('script');
script.type = 'module';
afterEach(() => script.remove());

async function comeBackWith(entry: string) {
  script.setAttribute('src', '/console/assets/index-old.js');
  document.head.append(script);
  new FakeServer(aTicket(1));
  const api = fetch;
  vi.stubGlobal('fetch', (url: string, init: RequestInit) =>
    url === '/login'
      ? Promise.resolve(new Response(`<script type="module" crossorigin src="${entry}"></script>`))
      : api(url, init),
  );
  const desk = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await waitFor(() => expect(FakeSocket.current?.topics.has('/topic/team.none')).toBe(true));
  const before = FakeSocket.current;
  act(() => before?.drop());
  await waitFor(() => expect(FakeSocket.current).not.toBe(before), { timeout: 5000 });
  return desk;
}

it('says that a new version is there, and does not load it over what is being written', async () => {
  const { user } = await comeBackWith('/console/assets/index-new.js');
  expect(await screen.findByText(/A new version of Tributary is here/)).toBeVisible();
  await user.type(screen.getByPlaceholderText(/^Write a reply/), 'Dear');
  await user.click(screen.getByRole('button', { name: 'Load it' }));
  expect(screen.getByText(/Send or discard what you are writing/)).toBeVisible();
  expect(screen.getByPlaceholderText(/^Write a reply/)).toHaveValue('Dear');
});

it('says nothing when the same one comes back', async () => {
  await comeBackWith('/console/assets/index-old.js');
  await new Promise((done) => setTimeout(done, 300));
  expect(screen.queryByText(/A new version/)).toBeNull();
});
