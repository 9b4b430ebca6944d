import { cloneElement, type KeyboardEvent, type ReactElement, useEffect, useState } from 'react';
import { whenIdle } from '@/lib/idle';
import type { MenuChoicesProps, MenuItemProps, MenuProps } from './menu-popup';

type Parts = typeof import('./menu-popup');
let parts: Parts | undefined;

/** What opens under a menu's button weighs more than the rest of the first screen's kit, and nobody opens it at once. */
export async function loadMenus() {
  parts ??= await import('./menu-popup');
  return parts;
}

/** A button that opens a menu; `trigger` is the button's element. */
export function Menu(props: MenuProps) {
  const [loaded, setLoaded] = useState(parts);
  const [asked, setAsked] = useState(false);
  useEffect(() => whenIdle(() => void loadMenus().catch(() => {})), []);
  if (loaded) return <loaded.Menu {...props} defaultOpen={asked} />;
  const open = () => {
    setAsked(true);
    loadMenus().then(setLoaded, () => setAsked(false));
  };
  return cloneElement(props.trigger as ReactElement<React.ComponentProps<'button'>>, {
    'aria-haspopup': 'menu',
    'aria-expanded': asked,
    onClick: open,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      event.preventDefault();
      open();
    },
  });
}

/** The parts stand in an open menu, so theirs is there. */
function inMenu(): Parts {
  if (!parts) throw new Error('A part of a menu outside a menu');
  return parts;
}

export function MenuItem(props: MenuItemProps) {
  const { MenuItem: Item } = inMenu();
  return <Item {...props} />;
}

export function MenuChoices<T extends string>(props: MenuChoicesProps<T>) {
  const { MenuChoices: Choices } = inMenu();
  return <Choices {...props} />;
}

export function MenuRule() {
  const { MenuRule: Rule } = inMenu();
  return <Rule />;
}
