import { useNavigate } from '@tanstack/react-router';
import { openPalette, useCommand } from '@/lib/commands';
import { useMayAtDesk } from '@/lib/session';

/** What can be done from every page behind the door. */
export function useGlobalCommands() {
  const navigate = useNavigate();
  const show = (view: string) => () => void navigate({ to: '/inbox/$view', params: { view } });
  useCommand('palette', () => openPalette());
  const mayOpen = useMayAtDesk('open');
  useCommand('newTicket', mayOpen && (() => void navigate({ to: '/new' })));
  useCommand('goMine', show('mine'));
  useCommand('goUnassigned', show('unassigned'));
  useCommand('goMentions', show('mentions'));
  useCommand('goOverdue', show('overdue'));
}
