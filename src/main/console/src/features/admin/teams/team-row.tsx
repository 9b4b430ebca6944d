import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import styles from '../agents/agents.module.css';
import type { StaffMember } from '../agents/staff';
import rows from '../rows.module.css';
import type { Team } from './api/list-teams';
import { MembersDialog } from './members-dialog';
import { RemoveTeam } from './remove-team';
import { TeamForm } from './team-form';

type Props = { team: Team; teams: Team[]; staff: StaffMember[] };

export function TeamRow({ team, teams, staff }: Props) {
  const { t } = useTranslation('staff');
  const [open, setOpen] = useState<'form' | 'members' | 'remove' | null>(null);
  const name = useId();
  const close = () => setOpen(null);
  const above = teams.find((each) => each.id === team.parent);
  const members = staff.filter((agent) => agent.teams.some((each) => each.id === team.id));
  const leads = members.filter((agent) => agent.teams.some((each) => each.id === team.id && each.lead));
  return (
    <li className={rows.row}>
      <div className={rows.mail}>
        <strong id={name}>{team.name}</strong>
        {above && <p className={rows.meta}>{t('teams.under', { team: above.name })}</p>}
        <p className={rows.meta}>
          {[
            t('teams.members', { count: members.length }),
            ...leads.map((agent) => t('teams.leadIs', { name: agent.name })),
          ].join(' · ')}
        </p>
      </div>
      <div className={styles.head}>
        <Button small aria-describedby={name} onClick={() => setOpen('members')}>
          {t('teams.changeMembers')}
        </Button>
        <Button small aria-describedby={name} onClick={() => setOpen('form')}>
          {t('teams.change')}
        </Button>
        <Button small look="quiet" aria-describedby={name} onClick={() => setOpen('remove')}>
          {t('teams.remove')}
        </Button>
      </div>
      {open === 'form' && <TeamForm team={team} teams={teams} onClose={close} />}
      {open === 'members' && <MembersDialog team={team} staff={staff} onClose={close} />}
      {open === 'remove' && <RemoveTeam team={team} teams={teams} onClose={close} />}
    </li>
  );
}
