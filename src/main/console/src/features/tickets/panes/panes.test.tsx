import { fireEvent, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { remember } from '@/lib/storage';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

beforeEach(() => void new FakeServer(aTicket(1)));
afterEach(() => remember('pane.list.width', null));

const line = async () => screen.findByRole('separator', { name: 'Width of the list' });

async function openList() {
  const { user } = openDesk('/inbox/open');
  await screen.findByText('Subject of 1');
  return { user, separator: await line() };
}

it('is moved by the arrow keys, within what makes sense', async () => {
  const { user, separator } = await openList();
  expect(separator).toHaveAttribute('aria-valuenow', '380');
  separator.focus();
  await user.keyboard('{ArrowRight}');
  expect(separator).toHaveAttribute('aria-valuenow', '396');
  await user.keyboard('{Shift>}{ArrowLeft}{/Shift}');
  expect(separator).toHaveAttribute('aria-valuenow', '332');
  await user.keyboard('{Home}{ArrowLeft}');
  expect(separator).toHaveAttribute('aria-valuenow', '280');
  await user.keyboard('{End}{ArrowRight}');
  expect(separator).toHaveAttribute('aria-valuenow', '600');
  expect(localStorage.getItem('tributary.pane.list.width')).toBe('600');
  await user.keyboard('{Enter}');
  expect(separator).toHaveAttribute('aria-valuenow', '380');
  expect(localStorage.getItem('tributary.pane.list.width')).toBeNull();
});

it('is as wide as it was left, unless that is nonsense', async () => {
  remember('pane.list.width', '444');
  const { separator } = await openList();
  expect(separator).toHaveAttribute('aria-valuenow', '444');
});

it.each([
  ['9999', '600'],
  ['-3', '280'],
  ['wide', '380'],
])('of %s pixels is %s wide', async (kept, shown) => {
  remember('pane.list.width', kept);
  const { separator } = await openList();
  expect(separator).toHaveAttribute('aria-valuenow', shown);
});

it('is pulled, and goes from width to width by a press', async () => {
  const { separator } = await openList();
  separator.setPointerCapture = () => {};
  fireEvent.pointerDown(separator, { button: 0, clientX: 380 });
  fireEvent.pointerMove(separator, { clientX: 450 });
  fireEvent.pointerUp(separator);
  expect(separator).toHaveAttribute('aria-valuenow', '450');
  fireEvent.pointerMove(separator, { clientX: 500 });
  expect(separator).toHaveAttribute('aria-valuenow', '450');
  for (const width of ['600', '280', '380']) {
    fireEvent.pointerDown(separator, { button: 0, clientX: 450 });
    fireEvent.pointerUp(separator);
    expect(separator).toHaveAttribute('aria-valuenow', width);
  }
});
