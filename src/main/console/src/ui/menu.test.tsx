import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';

/** A menu as it is before anything of it has come. */
async function unopened() {
  vi.resetModules();
  const { Menu, MenuItem } = await import('./menu');
  const onClick = vi.fn();
  render(
    <Menu trigger={<button type="button">More</button>}>
      <MenuItem onClick={onClick}>Leave</MenuItem>
    </Menu>,
  );
  return { user: userEvent.setup(), onClick, button: screen.getByRole('button', { name: 'More' }) };
}

describe('a menu not loaded yet', () => {
  test('says that it is one', async () => {
    const { button } = await unopened();

    expect(button).toHaveAttribute('aria-haspopup', 'menu');
    expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  test('opens at the first click', async () => {
    const { user, onClick, button } = await unopened();

    await user.click(button);
    await user.click(await screen.findByRole('menuitem', { name: 'Leave' }));

    expect(onClick).toHaveBeenCalledOnce();
  });

  test('opens by the keyboard, and gives the focus back', async () => {
    const { user, button } = await unopened();

    button.focus();
    await user.keyboard('{ArrowDown}');
    await screen.findByRole('menuitem', { name: 'Leave' });
    await user.keyboard('{Escape}');

    await vi.waitFor(() => expect(screen.getByRole('button', { name: 'More' })).toHaveFocus());
  });
});
