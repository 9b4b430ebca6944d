import { useCommand } from './commands';
import { COMMANDS, KEYMAP } from './keymap';

/** @deprecated Say `useCommand` with the command's name. */
export function useShortcut(keys: string, handler: (() => void) | false) {
  useCommand(COMMANDS.find((id) => KEYMAP[id].keys === keys) ?? 'help', handler);
}
