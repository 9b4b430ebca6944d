import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isImeKey } from './ime';
import { recall, remember } from './storage';
import { valueStore } from './store';

type Handler = () => void;

const handlers = new Map<string, Handler[]>();
const enabled = valueStore(recall('shortcuts') !== 'off');

export const useShortcutsEnabled = () => useSyncExternalStore(enabled.subscribe, enabled.get);

export function setShortcutsEnabled(on: boolean) {
  remember('shortcuts', on ? null : 'off');
  enabled.set(on);
}

/** Binds a key, or a sequence such as `g i`, while the component is mounted; the newest binding wins. */
export function useShortcut(keys: string, handler: Handler | false) {
  const latest = useRef(handler);
  latest.current = handler;
  const active = handler !== false;
  useEffect(() => {
    if (!active) return;
    const call = () => {
      if (latest.current) latest.current();
    };
    handlers.set(keys, [call, ...(handlers.get(keys) ?? [])]);
    return () => {
      handlers.set(
        keys,
        (handlers.get(keys) ?? []).filter((other) => other !== call),
      );
    };
  }, [keys, active]);
}

const EDITABLE =
  'input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=""], [contenteditable=true]';

const isEditable = (target: EventTarget | null) => target instanceof Element && target.closest(EDITABLE) !== null;
const hasOpenPopup = () => document.querySelector('[role=dialog][data-open], [role=menu][data-open]') !== null;

/** The letter meant: `key`, or the key's place on the board when the layout is not Latin. */
function keyOf(event: KeyboardEvent): string {
  if (event.key.length !== 1 || event.key.charCodeAt(0) < 128) return event.key;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  if (letter) return event.shiftKey ? letter : letter.toLowerCase();
  return /^Digit(\d)$/.exec(event.code)?.[1] ?? event.key;
}

export function listenForShortcuts() {
  let pending: { key: string; at: number } | null = null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || isImeKey(event) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isEditable(event.target) || hasOpenPopup()) return;
    const key = keyOf(event);
    if (!enabled.get() && key.length === 1) return;
    const sequence = pending && event.timeStamp - pending.at < 1500 ? `${pending.key} ${key}` : null;
    pending = null;
    const handler = (sequence && handlers.get(sequence)?.[0]) || handlers.get(key)?.[0];
    if (handler) {
      event.preventDefault();
      handler();
    } else if (key === 'g') pending = { key, at: event.timeStamp };
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
