import { useEffect, useRef } from 'react';
import { COMMANDS, type CommandId, KEYMAP, keyCaps, keysOf } from './keymap';
import { hasOpenPopup, isEditable, strokeOf } from './keys';
import { getPreference, onPreferences, usePreference } from './preferences';
import { valueStore } from './store';

type Run = () => void;

const bound = new Map<CommandId, Run[]>();

/** Says what a command does as long as the component is there, and nothing while `run` is false; the newest says it. */
export function useCommand(id: CommandId, run: Run | false) {
  const latest = useRef(run);
  latest.current = run;
  const active = run !== false;
  useEffect(() => {
    if (!active) return;
    const call = () => {
      if (latest.current) latest.current();
    };
    bound.set(id, [call, ...(bound.get(id) ?? [])]);
    changed();
    return () => {
      bound.set(
        id,
        (bound.get(id) ?? []).filter((other) => other !== call),
      );
      changed();
    };
  }, [id, active]);
}

export const canRun = (id: CommandId) => (bound.get(id)?.length ?? 0) > 0;

/** Does it, if anything on screen says what it is. */
export function runCommand(id: CommandId) {
  bound.get(id)?.[0]?.();
}

/** One of several things to set: a colleague to assign to, a status. Only the palette shows them. */
export type Choice = {
  id: string;
  of: CommandId;
  name: string;
  pinyin?: string | null;
  current?: boolean;
  run: Run;
};

const offered = new Set<{ list: () => Choice[] }>();

/** Offers choices for a command (`assign`: colleagues) as long as the component is there. */
export function useChoices(list: (() => Choice[]) | false) {
  const latest = useRef(list);
  latest.current = list;
  const active = list !== false;
  useEffect(() => {
    if (!active) return;
    const entry = { list: () => (latest.current ? latest.current() : []) };
    offered.add(entry);
    changed();
    return () => {
      offered.delete(entry);
      changed();
    };
  }, [active]);
}

/** What commands choose between; where several offer the same one's, the newest does. */
export function choices(): Choice[] {
  const taken = new Set<CommandId>();
  return [...offered].toReversed().flatMap((each) => {
    const own = each.list().filter((choice) => !taken.has(choice.of));
    for (const choice of own) taken.add(choice.of);
    return own;
  });
}

/** Counts what was bound and offered, for who shows it. */
const version = valueStore(0);
const changed = () => version.set(version.get() + 1);
export const commandsVersion = version;

/** What the palette shows: everything, or only what one command chooses between. */
export const paletteStore = valueStore<{ only: CommandId | null } | null>(null);
export const openPalette = (only: CommandId | null = null) => paletteStore.set({ only });
export const closePalette = () => paletteStore.set(null);

/** A label with the keys of its command, for a tooltip. */
export function useKeyHint() {
  const remapped = usePreference('shortcuts') ?? {};
  const single = usePreference('singleKeys') !== false;
  return (label: string, id: CommandId) => {
    const keys = keysOf(id, remapped);
    const silent = keys === '' || (!single && !KEYMAP[id].fixed);
    return silent ? label : `${label} (${keyCaps(keys).join(keys.includes(' ') ? ' ' : '+')})`;
  };
}

/** Which commands have which keys, and which keys begin a sequence; read again when somebody gives them others. */
let table: { byKeys: Map<string, CommandId[]>; begins: Set<string> } | null = null;
onPreferences(() => {
  table = null;
});

function readTable() {
  const byKeys = new Map<string, CommandId[]>();
  const begins = new Set<string>();
  for (const id of COMMANDS) {
    const keys = keysOf(id);
    if (keys === '') continue;
    byKeys.set(keys, [...(byKeys.get(keys) ?? []), id]);
    const [first, second] = keys.split(' ');
    if (first && second) begins.add(first);
  }
  return { byKeys, begins };
}

const SEQUENCE_MS = 1500;
const isFixedKey = (stroke: string) => stroke.startsWith('Mod+') || stroke === 'Escape';

/** Hears the keys of the whole page. With Ctrl they work while writing too; alone they do not. */
export function listenForCommands() {
  let pending: { stroke: string; at: number } | null = null;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || hasOpenPopup()) return;
    const stroke = strokeOf(event);
    if (stroke === null) return;
    if (!stroke.startsWith('Mod+') && isEditable(event.target)) return;
    if (!isFixedKey(stroke) && getPreference('singleKeys') === false) return;
    table ??= readTable();
    const { byKeys, begins } = table;
    const sequence = pending && event.timeStamp - pending.at < SEQUENCE_MS ? `${pending.stroke} ${stroke}` : null;
    pending = null;
    const find = (keys: string | null) => (keys === null ? undefined : byKeys.get(keys)?.find(canRun));
    const id = find(sequence) ?? find(stroke);
    if (id) {
      event.preventDefault();
      runCommand(id);
    } else if (begins.has(stroke)) pending = { stroke, at: event.timeStamp };
  };
  document.addEventListener('keydown', onKeyDown);
  return () => document.removeEventListener('keydown', onKeyDown);
}
