import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

let server: FakeServer;
beforeEach(() => {
  server = new FakeServer(aTicket(1));
});

const row = (command: string) => screen.getByText(command, { selector: 'li > span' }).closest('li') as HTMLElement;

async function changing(command: string) {
  const desk = openDesk('/me/shortcuts');
  await screen.findByText(command);
  await desk.user.click(within(row(command)).getByRole('button', { name: `Change the keys of “${command}”` }));
  return desk;
}

const kept = () => server.session.preferences.shortcuts;

describe('the keys of a command', () => {
  it('become what one presses, and work', async () => {
    const { user, router } = await changing('Mark resolved');
    await user.keyboard('d');
    await waitFor(() => expect(kept()).toEqual({ solve: 'd' }));
    await router.navigate({ to: '/inbox/$view/t/$no', params: { view: 'open', no: '1' } });
    await screen.findByText('Text of first-1');
    await user.keyboard('e');
    await user.keyboard('d');
    await waitFor(() => expect(server.sent('PATCH', '/tickets/1')).toHaveLength(1));
  });

  it('may be two, one after the other', async () => {
    const { user } = await changing('Assign to me');
    await user.keyboard('gq');
    await waitFor(() => expect(kept()).toEqual({ assignMe: 'g q' }));
  });

  it('are taken from another command only when one says so', async () => {
    const { user } = await changing('Assign to me');
    await user.keyboard('e');
    expect(await screen.findByText('e is taken by “Mark resolved”.')).toBeVisible();
    expect(kept()).toBeUndefined();
    await user.click(screen.getByRole('button', { name: 'Take it from there' }));
    await waitFor(() => expect(kept()).toEqual({ assignMe: 'e', solve: '' }));
    expect(within(row('Mark resolved')).getByText('no key')).toBeVisible();
  });

  it('are never with Alt or Ctrl, nor a key that moves the focus', async () => {
    await changing('Mark resolved');
    const field = screen.getByRole('button', { name: /^Press the keys/ });
    fireEvent.keyDown(field, { key: 'ę', code: 'KeyE', altKey: true });
    expect(screen.getByRole('alert')).toHaveTextContent('Not with Alt');
    fireEvent.keyDown(field, { key: 'w', ctrlKey: true });
    expect(screen.getByRole('alert')).toHaveTextContent('Not with Ctrl');
    fireEvent.keyDown(field, { key: 'Enter' });
    expect(screen.getByRole('alert')).toHaveTextContent('Only letters');
    fireEvent.keyDown(field, { key: 'Escape' });
    await waitFor(() => expect(field).not.toBeInTheDocument());
    expect(kept()).toBeUndefined();
  });

  it('go back to what they were, one or all', async () => {
    server.session.preferences = { shortcuts: { solve: 'd', assignMe: '', reply: 'w' } };
    const { user } = openDesk('/me/shortcuts');
    await screen.findByText('3 commands have keys of your own.');
    await user.click(screen.getByRole('button', { name: 'Reset the keys of “Mark resolved”' }));
    await waitFor(() => expect(kept()).toEqual({ assignMe: '', reply: 'w' }));
    await user.click(screen.getByRole('button', { name: 'Reset all keys' }));
    await waitFor(() => expect(kept()).toBeUndefined());
  });
});

it('shows in the sheet what one has changed', async () => {
  server.session.preferences = { shortcuts: { solve: 'd' } };
  const { user } = openDesk('/inbox/open');
  await screen.findAllByRole('row');
  await user.keyboard('?');
  const line = (await screen.findByText('Mark resolved')).closest('li');
  expect(line).toHaveTextContent('Mark resolvedd');
});
