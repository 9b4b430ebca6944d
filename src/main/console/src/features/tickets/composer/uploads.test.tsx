import { screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

/** A line that fails, until it does not. */
class FakeUpload {
  static fails = true;
  upload = { onprogress: null };
  status = 201;
  responseText = JSON.stringify({ id: 'one', name: 'lamp.png', type: 'image/png', size: 4 });
  onload = () => {};
  onerror = () => {};
  open() {}
  setRequestHeader() {}
  abort() {}
  send() {
    setTimeout(() => (FakeUpload.fails ? this.onerror() : this.onload()));
  }
}

afterEach(() => vi.unstubAllGlobals());

it('tries a file again that did not get through, and shows the picture it is', async () => {
  vi.stubGlobal('XMLHttpRequest', FakeUpload);
  new FakeServer(aTicket(4711));
  const { user } = openDesk('/inbox/open/t/4711');
  await screen.findByText('Text of first-4711');
  const field = document.querySelector<HTMLInputElement>('input[type=file]');
  if (field) await user.upload(field, new File(['lamp'], 'lamp.png', { type: 'image/png' }));
  expect(await screen.findByText(/^lamp.png was not uploaded/)).toBeVisible();
  FakeUpload.fails = false;
  await user.click(screen.getByRole('button', { name: 'Upload lamp.png again' }));
  expect(await screen.findByText('lamp.png')).toBeVisible();
  expect(screen.queryByText(/was not uploaded/)).not.toBeInTheDocument();
  expect(document.querySelector('img[src="/api/v1/attachments/one"]')).toBeInTheDocument();
});
