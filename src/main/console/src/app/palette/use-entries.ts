import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { type Choice, canRun, choices, commandsVersion, runCommand } from '@/lib/commands';
import { COMMANDS, type CommandId, KEYMAP, keysOf, type Scope } from '@/lib/keymap';
import type { Entry } from './entry';
import { searchable } from './rank';
import { useLooks } from './use-looks';
import { usePlaces } from './use-places';

/** Everything that can be chosen now: commands of what is on screen, what they choose between, places, looks. */
export function useEntries(only: CommandId | null): Entry[] {
  useSyncExternalStore(commandsVersion.subscribe, commandsVersion.get);
  const { t, i18n } = useTranslation('commands');
  const english = i18n.getFixedT('en', 'commands');
  const places = usePlaces();
  const looks = useLooks();

  const command = (id: CommandId): Entry => ({
    id,
    section: 'commands',
    label: t(id),
    search: searchable(t(id), english(id)),
    keys: keysOf(id),
    run: () => runCommand(id),
  });
  const choice = ({ id, of, name, pinyin, current, run }: Choice): Entry => ({
    id: `${of} ${id}`,
    section: 'choose',
    label: only ? name : t('choice', { command: t(of), name }),
    search: searchable(only ? name : `${name} ${t(of)}`, english(of), pinyin),
    current,
    run,
  });
  if (only)
    return choices()
      .filter((each) => each.of === only)
      .map(choice);
  // What is nearest first: the open ticket, then the list, then everything else.
  const near: Scope[] = ['composer', 'ticket', 'list', 'global'];
  const commands = COMMANDS.filter((id) => id !== 'palette' && canRun(id))
    .sort((a, b) => near.indexOf(KEYMAP[a].scope) - near.indexOf(KEYMAP[b].scope))
    .map(command);
  return [...commands, ...places, ...choices().map(choice), ...looks];
}
