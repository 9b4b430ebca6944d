import { isImeKey } from '@/lib/ime';
import { type CommandId, KEYMAP, type Remapped } from '@/lib/keymap';
import { strokeOf } from '@/lib/keys';

/** Why a key cannot be a command's. */
export type Refusal = 'alt' | 'ctrl' | 'named';

/** What pressing this means while a command waits for its keys; null for nothing yet (Shift on its way to a capital). */
export function heard(event: KeyboardEvent): { stroke: string } | { refused: Refusal } | null {
  if (isImeKey(event) || /^(Shift|CapsLock|Dead|Process)$/.test(event.key)) return null;
  if (event.altKey || event.key === 'Alt' || event.key === 'AltGraph') return { refused: 'alt' };
  // Ctrl and ⌘ belong to the browser and to writing, whatever the other key.
  if (event.ctrlKey || event.metaKey || event.key === 'Control' || event.key === 'Meta') return { refused: 'ctrl' };
  const stroke = strokeOf(event);
  if (stroke === null) return null;
  return stroke.length === 1 && stroke !== ' ' ? { stroke } : { refused: 'named' };
}

/** The map with these keys given to one command and taken from others; what is as it comes is not kept. */
export function remap(remapped: Remapped, id: CommandId, keys: string, takenFrom: CommandId[] = []): Remapped {
  const next = { ...remapped, [id]: keys };
  for (const other of takenFrom) next[other] = '';
  return Object.fromEntries(Object.entries(next).filter(([key, value]) => KEYMAP[key as CommandId]?.keys !== value));
}
