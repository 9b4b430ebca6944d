import { getPreference } from './preferences';

/**
 * Everything that has a name and may have keys: the one table behind shortcuts, tooltips, the palette and the `?` sheet.
 * Its words are in `commands` of the later texts, by the same name. Keys are written as the browser tells them (`E` is Shift and
 * e), `Mod` is Ctrl or ⌘, two keys with a space between are pressed one after the other. Never Alt: with it people write letters.
 *
 * `fixed`: belongs to a widget (Enter in a grid) or to writing, works without single keys and cannot be given other keys.
 */
type Command = { keys: string; scope: Scope; fixed?: true };
export type Scope = 'global' | 'list' | 'ticket' | 'composer';

const TABLE = {
  palette: { keys: 'Mod+k', scope: 'global', fixed: true },
  search: { keys: '/', scope: 'global' },
  help: { keys: '?', scope: 'global' },
  newTicket: { keys: 'c', scope: 'global' },
  goMine: { keys: 'g i', scope: 'global' },
  goUnassigned: { keys: 'g u', scope: 'global' },
  goMentions: { keys: 'g m', scope: 'global' },
  goOverdue: { keys: 'g b', scope: 'global' },
  focusList: { keys: '1', scope: 'global' },
  focusThread: { keys: '2', scope: 'global' },
  focusSide: { keys: '3', scope: 'global' },
  paneLeft: { keys: '[', scope: 'global' },
  paneRight: { keys: ']', scope: 'global' },
  undo: { keys: 'z', scope: 'global' },

  next: { keys: 'j', scope: 'list' },
  previous: { keys: 'k', scope: 'list' },
  open: { keys: 'Enter', scope: 'list', fixed: true },
  openNext: { keys: '', scope: 'list' },
  select: { keys: 'x', scope: 'list' },
  selectDown: { keys: 'J', scope: 'list' },
  selectUp: { keys: 'K', scope: 'list' },
  loadNew: { keys: '.', scope: 'list' },

  solve: { keys: 'e', scope: 'ticket' },
  solveNext: { keys: 'E', scope: 'ticket' },
  assignMe: { keys: 'i', scope: 'ticket' },
  assign: { keys: 'a', scope: 'ticket' },
  priority: { keys: 'p', scope: 'ticket' },
  status: { keys: '', scope: 'ticket' },
  team: { keys: '', scope: 'ticket' },
  tag: { keys: 't', scope: 'ticket' },
  category: { keys: '', scope: 'ticket' },
  snooze: { keys: 's', scope: 'ticket' },
  follow: { keys: '', scope: 'ticket' },
  merge: { keys: 'M', scope: 'ticket' },
  unread: { keys: 'u', scope: 'ticket' },
  reply: { keys: 'r', scope: 'ticket' },
  note: { keys: 'n', scope: 'ticket' },
  quotes: { keys: 'q', scope: 'ticket' },
  promises: { keys: 'w', scope: 'ticket' },
  copyLink: { keys: 'y', scope: 'ticket' },
  back: { keys: 'Escape', scope: 'ticket', fixed: true },

  send: { keys: 'Mod+Enter', scope: 'composer', fixed: true },
  sendResolve: { keys: 'Mod+Shift+Enter', scope: 'composer', fixed: true },
  swap: { keys: 'Mod+/', scope: 'composer', fixed: true },
} as const satisfies Record<string, Command>;

export type CommandId = keyof typeof TABLE;
export const KEYMAP: Record<CommandId, Command> = TABLE;
export const COMMANDS = Object.keys(TABLE) as CommandId[];
export const SCOPES: readonly Scope[] = ['global', 'list', 'ticket', 'composer'];

export type Remapped = Record<string, string>;

/** The keys a command has for this person; empty for none. */
export function keysOf(id: CommandId, remapped: Remapped = getPreference('shortcuts') ?? {}): string {
  return (KEYMAP[id].fixed ? undefined : remapped[id]) ?? KEYMAP[id].keys;
}

/** What stands in the way of giving these keys to a command: another that has them, begins with them or is their beginning. */
export function conflictsOf(id: CommandId, keys: string, remapped: Remapped): CommandId[] {
  const overlaps = (other: string) => other === keys || other.startsWith(`${keys} `) || keys.startsWith(`${other} `);
  return COMMANDS.filter((each) => each !== id && keysOf(each, remapped) !== '' && overlaps(keysOf(each, remapped)));
}

const CTRL = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
const SAID: Record<string, string> = { Mod: CTRL, Escape: 'Esc', ArrowUp: '↑', ArrowDown: '↓', ' ': '␣' };

/** The keys to press, each as it is printed on the board. */
export function keyCaps(keys: string): string[] {
  return keys.split(' ').flatMap((stroke) =>
    stroke.split(/\+(?=.)/).flatMap((key) => {
      if (/^[A-Z]$/.test(key)) return ['Shift', key];
      if (stroke.startsWith('Mod+') && /^[a-z]$/.test(key)) return key.toUpperCase();
      return SAID[key] ?? key;
    }),
  );
}
