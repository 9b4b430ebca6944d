import { useTranslation } from 'react-i18next';
import { type Choice, openPalette, runCommand, useChoices, useCommand } from '@/lib/commands';
import { useSession } from '@/lib/session';
import { PRIORITIES } from '@/live/ticket-row';
import { useAgents, useTeams } from './api/list-people';
import type { Change } from './api/patch-ticket';
import { may } from './rights';
import { offeredStatuses } from './status';
import type { Ticket } from './ticket';

/** What keys and palette can do with the open ticket's properties. */
export function useTicketCommands(ticket: Ticket, change: (change: Change) => void, take: () => void) {
  const { t } = useTranslation('ticket');
  const { user } = useSession();
  const agents = useAgents();
  const teams = useTeams();
  const done = ticket.status === 'resolved' || ticket.status === 'closed';
  const open = may(ticket, 'change');
  const solve = () => change({ field: 'status', to: 'resolved' });

  useCommand('assignMe', open && ticket.assignee?.id !== user.id && take);
  useCommand('solve', open && !done && solve);
  useCommand(
    'solveNext',
    open &&
      (() => {
        if (!done) solve();
        runCommand('openNext');
      }),
  );
  useCommand('assign', open && (() => openPalette('assign')));
  useCommand('priority', open && (() => openPalette('priority')));
  useCommand('status', open && (() => openPalette('status')));
  useCommand('team', open && (() => openPalette('team')));

  const people = (of: 'assign' | 'team', all: Named[], field: 'assignee' | 'team', nobody: string): Choice[] => [
    ...all.map(({ id, name, pinyin }) => ({
      id,
      of,
      name: id === user.id ? t('assignee.me', { name }) : name,
      pinyin,
      current: ticket[field]?.id === id,
      run: () => change({ field, to: { id, name } }),
    })),
    { id: '', of, name: nobody, current: ticket[field] === null, run: () => change({ field, to: null }) },
  ];
  const all = (): Choice[] => [
    ...people('assign', agents, 'assignee', t('assignee.none')),
    ...people('team', teams, 'team', t('team.none')),
    ...offeredStatuses(ticket).map(
      (to): Choice => ({
        id: to,
        of: 'status',
        name: t(`status.${to}`),
        current: ticket.status === to,
        run: () => change({ field: 'status', to }),
      }),
    ),
    ...PRIORITIES.map(
      (to): Choice => ({
        id: to,
        of: 'priority',
        name: t(`priority.${to}`),
        current: ticket.priority === to,
        run: () => change({ field: 'priority', to }),
      }),
    ),
  ];
  useChoices(open && all);
}

type Named = { id: string; name: string; pinyin?: string | null };
