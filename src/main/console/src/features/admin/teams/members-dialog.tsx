import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '@/lib/matches';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { CheckField } from '@/ui/fields';
import type { StaffMember } from '../agents/staff';
import rows from '../rows.module.css';
import { useRefusalText } from '../use-refusal-text';
import { usePutMember, useRemoveMember } from './api/change-team';
import type { Team } from './api/list-teams';
import styles from './members.module.css';

type Props = { team: Team; staff: StaffMember[]; onClose: () => void };

/** Who is in a team, and who leads it. Each tick holds at once. */
export function MembersDialog({ team, staff, onClose }: Props) {
  const { t } = useTranslation('staff');
  const refusalText = useRefusalText();
  const put = usePutMember(team.id);
  const remove = useRemoveMember(team.id);
  const [query, setQuery] = useState('');
  const error = put.error ?? remove.error;
  const shown = staff.filter((agent) => agent.state !== 'disabled' && matches(query, agent.name, agent.pinyin));
  return (
    <Dialog title={t('teams.membersOf', { name: team.name })} lead={t('teams.membersLead')} onClose={onClose}>
      {error && <FormError>{refusalText(error)}</FormError>}
      <Field
        label={t('agents.search')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className={styles.list}>
        {shown.map((agent) => {
          const place = agent.teams.find((each) => each.id === team.id);
          return (
            <li key={agent.id} className={styles.member}>
              <CheckField
                label={agent.name}
                checked={!!place}
                onChange={(event) =>
                  event.target.checked ? put.mutate({ agent: agent.id, lead: false }) : remove.mutate(agent.id)
                }
              />
              {place && (
                <CheckField
                  label={t('teams.leads')}
                  aria-label={t('teams.leadsTeam', { name: agent.name })}
                  checked={place.lead}
                  onChange={(event) => put.mutate({ agent: agent.id, lead: event.target.checked })}
                />
              )}
            </li>
          );
        })}
      </ul>
      <div className={rows.buttons}>
        <Button look="primary" onClick={onClose}>
          {t('teams.done')}
        </Button>
      </div>
    </Dialog>
  );
}
