import { useTranslation } from 'react-i18next';
import { useKeyHint } from '@/lib/commands';
import { useSession } from '@/lib/session';
import { PRIORITIES, type Priority, STATUSES, type Status } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { useAgents, useTeams } from './api/list-people';
import type { Change } from './api/patch-ticket';
import { PropertySelect } from './property-select';
import { may } from './rights';
import { offeredStatuses } from './status';
import type { Ticket } from './ticket';
import styles from './ticket-pane.module.css';
import { useTicketCommands } from './use-ticket-commands';

type Props = { ticket: Ticket; onChange: (change: Change) => void; onTake: () => void };

/** Status, priority, team and assignee, each changed on its own. */
export function PropertyBar({ ticket, onChange, onTake }: Props) {
  const { t } = useTranslation('ticket');
  const { user } = useSession();
  const agents = useAgents();
  const teams = useTeams();
  const fixed = !may(ticket, 'change');
  const mine = ticket.assignee?.id === user.id;
  useTicketCommands(ticket, onChange, onTake);
  const hint = useKeyHint();

  const assign = (id: string) => {
    const to = id === user.id ? user : agents.find((agent) => agent.id === id);
    onChange({ field: 'assignee', to: to ? { id: to.id, name: to.name } : null });
  };
  const move = (id: string) => {
    const to = teams.find((team) => team.id === id);
    onChange({ field: 'team', to: to ? { id: to.id, name: to.name } : null });
  };
  const nobody = { value: '', label: t('assignee.none') };
  return (
    <fieldset className={styles.properties}>
      <legend className="visually-hidden">{t('properties')}</legend>
      <PropertySelect
        label={t('status.label')}
        fixed={fixed}
        value={ticket.status}
        options={(fixed ? STATUSES : offeredStatuses(ticket)).map((value) => ({ value, label: t(`status.${value}`) }))}
        onChange={(to) => onChange({ field: 'status', to: to as Status })}
      />
      <PropertySelect
        label={t('priority.label')}
        fixed={fixed}
        value={ticket.priority}
        options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        onChange={(to) => onChange({ field: 'priority', to: to as Priority })}
      />
      <PropertySelect
        label={t('team.label')}
        fixed={fixed}
        value={ticket.team?.id ?? ''}
        options={[{ value: '', label: t('team.none') }, ...options(teams, ticket.team)]}
        onChange={move}
      />
      <PropertySelect
        label={t('assignee.label')}
        fixed={fixed}
        value={ticket.assignee?.id ?? ''}
        options={[nobody, ...options(agents, ticket.assignee)].map((option) =>
          option.value === user.id ? { ...option, label: t('assignee.me', { name: user.name }) } : option,
        )}
        onChange={assign}
      />
      {!mine && !fixed && (
        <Button look="primary" onClick={onTake} title={hint(t('assignee.take'), 'assignMe')}>
          {t('assignee.take')}
        </Button>
      )}
    </fieldset>
  );
}

type Named = { id: string; name: string };

/** Everyone to choose from, and whoever is chosen now even if not among them. */
function options(all: Named[], current: Named | null) {
  const known = current === null || all.some((each) => each.id === current.id) ? all : [...all, current];
  return known.map(({ id, name }) => ({ value: id, label: name }));
}
