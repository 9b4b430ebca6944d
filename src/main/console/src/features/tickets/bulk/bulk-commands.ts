import { useTranslation } from 'react-i18next';
import { type Choice, openPalette, useChoices, useCommand } from '@/lib/commands';
import { useSession } from '@/lib/session';
import { useLive } from '@/live/live-context';
import { PRIORITIES, STATUSES } from '@/live/ticket-row';
import type { BulkChange } from '../api/bulk-change';
import { useAgents, useTeams } from '../api/list-people';
import { useMarkSeen } from '../api/mark-seen';

type Props = {
  numbers: readonly number[];
  change: (change: BulkChange) => void;
  onTag: () => void;
  onSnooze: () => void;
};

/** The keys of an open ticket, for what is selected instead. */
export function BulkCommands({ numbers, change, onTag, onSnooze }: Props) {
  const { t } = useTranslation('ticket');
  const { user } = useSession();
  const agents = useAgents();
  const teams = useTeams();
  useCommand('solve', () => change({ status: 'resolved' }));
  useCommand('assignMe', () => change({ assignee: user.id }));
  useCommand('assign', () => openPalette('assign'));
  useCommand('team', () => openPalette('team'));
  useCommand('status', () => openPalette('status'));
  useCommand('priority', () => openPalette('priority'));
  const { tickets } = useLive();
  const mark = useMarkSeen();
  // As in any mailbox: the same key makes what is unread read.
  const toggle = () => {
    const unread = numbers.every((number) => (tickets.get(number)?.unread ?? 0) > 0);
    mark(unread ? 'seen' : 'unread', numbers).catch(() => {});
  };
  useCommand('unread', toggle);
  useCommand('tag', onTag);
  useCommand('snooze', onSnooze);

  useChoices(() => [
    ...agents.map(
      ({ id, name, pinyin }): Choice => ({
        id,
        of: 'assign',
        name: id === user.id ? t('assignee.me', { name }) : name,
        pinyin,
        run: () => change({ assignee: id }),
      }),
    ),
    { id: '', of: 'assign', name: t('assignee.none'), run: () => change({ assignee: null }) },
    ...teams.map(({ id, name, pinyin }): Choice => ({ id, of: 'team', name, pinyin, run: () => change({ team: id }) })),
    { id: '', of: 'team', name: t('team.none'), run: () => change({ team: null }) },
    ...STATUSES.filter((to) => to !== 'new').map(
      (to): Choice => ({ id: to, of: 'status', name: t(`status.${to}`), run: () => change({ status: to }) }),
    ),
    ...PRIORITIES.map(
      (to): Choice => ({ id: to, of: 'priority', name: t(`priority.${to}`), run: () => change({ priority: to }) }),
    ),
  ]);
  return null;
}
