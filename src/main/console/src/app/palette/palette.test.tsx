import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { closePalette } from '@/lib/commands';
import { FakeServer } from '@/testing/fake-server';
import { aTicket } from '@/testing/fixtures';
import { openDesk } from '@/testing/open-desk';

let server: FakeServer;
beforeEach(() => {
  closePalette();
  server = new FakeServer(aTicket(1), aTicket(2));
});

async function opened(path = '/inbox/open/t/1') {
  const desk = openDesk(path);
  await screen.findAllByRole('row');
  if (path.includes('/t/')) await screen.findByText('Text of first-1');
  await desk.user.keyboard('{Control>}k{/Control}');
  return { ...desk, field: await screen.findByRole('combobox', { name: /./ }) };
}

const lines = () => screen.getAllByRole('option').map((line) => line.textContent);
const patched = () => server.sent('PATCH', '/tickets/1').map((each) => each.body);

describe('the palette', () => {
  it('does what one finds by a few letters', async () => {
    const { user } = await opened();
    await user.keyboard('mark re');
    expect(lines()[0]).toContain('Mark resolved');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(patched()).toEqual([{ status: 'resolved' }]));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('assigns to a colleague by name', async () => {
    const { user } = await opened();
    await user.keyboard('marc{Enter}');
    await waitFor(() => expect(patched()).toEqual([{ assignee: 'agent-marc' }]));
  });

  it('is a chooser for one thing when its key was pressed, and everything after Backspace', async () => {
    const { user } = await opened();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('p');
    await screen.findByRole('combobox', { name: 'Choose: Priority' });
    expect(lines()).toEqual(['Low', 'Normalnow', 'High', 'Urgent']);
    await user.keyboard('{Backspace}theme');
    expect(lines()[0]).toContain('Theme');
    await user.clear(screen.getByRole('combobox', { name: 'Command palette' }));
    await user.keyboard('urgent{Enter}');
    await waitFor(() => expect(patched()).toEqual([{ priority: 'urgent' }]));
  });

  it.each(['T-2', '2', 't2'])('goes to a ticket by its number: %s', async (typed) => {
    const { user, router } = await opened('/inbox/open');
    await user.keyboard(`${typed}{Enter}`);
    await waitFor(() => expect(router.state.location.pathname).toMatch(/\/t\/2$/));
  });

  it('has what was chosen last at the top', async () => {
    const { user } = await opened();
    await user.keyboard('dark{Enter}');
    await waitFor(() => expect(document.documentElement.dataset.theme).toBe('dark'));
    await user.keyboard('{Control>}k{/Control}');
    const recent = await screen.findByRole('group', { name: 'Recent' });
    expect(within(recent).getByRole('option')).toHaveTextContent('Theme: Dark');
  });

  it('finds Chinese commands by pinyin, initials and their English names', async () => {
    server.session.user.locale = 'zh-CN';
    const { user, field } = await opened();
    for (const typed of ['jiejue', 'bwyjj', 'mark re', '已解决']) {
      await user.clear(field);
      await user.type(field, typed);
      expect(lines().slice(0, 3)).toContainEqual(expect.stringContaining('标为已解决'));
    }
  });

  it('does nothing for an Enter that only ends a composition', async () => {
    const { user, field } = await opened();
    await user.keyboard('mark re');
    field.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, bubbles: true } as KeyboardEventInit),
    );
    expect(screen.getByRole('dialog')).toBeVisible();
    expect(patched()).toEqual([]);
  });

  it('offers no pages of the administration to those it is not for', async () => {
    const { user } = await opened();
    await user.keyboard('mailboxes');
    // Only a search for the word, which everybody may.
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      expect.stringContaining('Search'),
    ]);
  });

  it('tells the active line, and walks around the ends', async () => {
    const { user, field } = await opened();
    await user.keyboard('priority');
    const options = screen.getAllByRole('option');
    await user.keyboard('{ArrowUp}');
    expect(field).toHaveAttribute('aria-activedescendant', options.at(-1)?.id);
    await user.keyboard('{ArrowDown}');
    expect(field).toHaveAttribute('aria-activedescendant', options[0]?.id);
  });

  it('gives the focus back where it was', async () => {
    const { user } = await opened();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    const reply = screen.getByRole('textbox', { name: 'Reply to Amelia Okafor' });
    await user.type(reply, 'Half a sen');
    await user.keyboard('{Control>}k{/Control}');
    await screen.findByRole('combobox');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(reply).toHaveFocus());
    expect(reply).toHaveValue('Half a sen');
  });
});

it('marks the ticket resolved and opens the next one with Shift and e', async () => {
  const { user, router } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  await user.keyboard('{Shift>}E{/Shift}');
  await waitFor(() => expect(patched()).toEqual([{ status: 'resolved' }]));
  await waitFor(() => expect(router.state.location.pathname).toBe('/inbox/open/t/2'));
});

it('copies the link with y', async () => {
  const { user } = openDesk('/inbox/open/t/1');
  await screen.findByText('Text of first-1');
  const written = vi.spyOn(navigator.clipboard, 'writeText');
  await user.keyboard('y');
  expect(written).toHaveBeenCalledWith(expect.stringMatching(/\/t\/1$/));
  expect(await screen.findByText('Copied')).toBeInTheDocument();
});
