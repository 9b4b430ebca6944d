import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import rows from '../rows.module.css';
import { useRefusalText } from '../use-refusal-text';
import { useRemoveTeam } from './api/change-team';
import type { Team } from './api/list-teams';

type Props = { team: Team; teams: Team[]; onClose: () => void };

/** Ends a team; whoever gets what it has is chosen when it has anything. */
export function RemoveTeam({ team, teams, onClose }: Props) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const refusalText = useRefusalText();
  const remove = useRemoveTeam(team.id);
  const others = teams.filter((each) => each.id !== team.id);
  const [heir, setHeir] = useState('');
  const inUse = remove.error instanceof Problem && remove.error.code === 'team-in-use';
  return (
    <Dialog title={t('removeTeam.title', { name: team.name })} lead={t('removeTeam.lead')} onClose={onClose}>
      {remove.error && <FormError>{refusalText(remove.error)}</FormError>}
      {(inUse || heir) && (
        <SelectField
          label={t('removeTeam.heir')}
          value={heir}
          onChange={setHeir}
          options={[['', t('removeTeam.choose')], ...others.map(({ id, name }): [string, string] => [id, name])]}
        />
      )}
      <div className={rows.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button
          look="primary"
          aria-disabled={remove.isPending}
          onClick={() => remove.isPending || remove.mutate(heir || null, { onSuccess: onClose })}
        >
          {t('removeTeam.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
