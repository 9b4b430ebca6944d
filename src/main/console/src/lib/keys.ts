import { isImeKey } from './ime';

const MAC = /Mac|iPhone|iPad/.test(navigator.userAgent);
/** What a key says on a board with Latin letters, plain and with Shift. */
const PLACES: Record<string, [string, string]> = {
  Slash: ['/', '?'],
  Period: ['.', '>'],
  Comma: [',', '<'],
  BracketLeft: ['[', '{'],
  BracketRight: [']', '}'],
  Semicolon: [';', ':'],
  Quote: ["'", '"'],
  Backquote: ['`', '~'],
  Minus: ['-', '_'],
  Equal: ['=', '+'],
  Backslash: ['\\', '|'],
};

function printed(event: KeyboardEvent): string {
  const place = /^Key([A-Z])$/.exec(event.code)?.[1];
  // Shift alone tells capitals apart: with caps lock on, e must not become Shift+E.
  const letter = /^[a-z]$/i.test(event.key) ? event.key : isForeign(event.key) ? place : undefined;
  if (letter) return event.shiftKey ? letter.toUpperCase() : letter.toLowerCase();
  if (!isForeign(event.key)) return event.key;
  return (/^Digit(\d)$/.exec(event.code)?.[1] ?? PLACES[event.code]?.[event.shiftKey ? 1 : 0]) || event.key;
}

/** A letter of no Latin board: then the key's place says what is meant. */
const isForeign = (key: string) => key.length === 1 && key.charCodeAt(0) > 127;

/** The keys pressed, as the keymap writes them; null for those of an input method, for Alt, and for a modifier alone. */
export function strokeOf(event: KeyboardEvent): string | null {
  if (isImeKey(event) || event.altKey || /^(Shift|Control|Meta|CapsLock|Dead|Process)$/.test(event.key)) return null;
  const key = printed(event);
  const mod = MAC ? event.metaKey : event.ctrlKey;
  if (MAC ? event.ctrlKey : event.metaKey) return null;
  if (!mod) return key;
  return event.shiftKey ? `Mod+Shift+${key.length === 1 ? key.toLowerCase() : key}` : `Mod+${key}`;
}

const EDITABLE =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=""], [contenteditable=true]';

export const isEditable = (target: EventTarget | null) =>
  target instanceof Element && target.closest(EDITABLE) !== null;

export const hasOpenPopup = () => document.querySelector('[role=dialog][data-open], [role=menu][data-open]') !== null;
