import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import rows from '../rows.module.css';
import { useRefusalText } from '../use-refusal-text';
import { useSaveTeam } from './api/change-team';
import type { Team } from './api/list-teams';

type Props = { team: Team | null; teams: Team[]; onClose: () => void };

/** A team's name, and the one it is under. */
export function TeamForm({ team, teams, onClose }: Props) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const refusalText = useRefusalText();
  const save = useSaveTeam(team?.id ?? null);
  const [parent, setParent] = useState(team?.parent ?? '');
  const [incomplete, setIncomplete] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    setIncomplete(!name);
    if (name && !save.isPending) save.mutate({ name, parent: parent || null }, { onSuccess: onClose });
  };

  const error = incomplete ? t('teams.required') : save.error && refusalText(save.error);
  const others = teams.filter((each) => each.id !== team?.id);
  return (
    <Dialog title={team ? t('teams.changeTitle', { name: team.name }) : t('teams.add')} onClose={onClose}>
      <form className={rows.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <Field label={t('teams.name')} name="name" defaultValue={team?.name} maxLength={100} autoFocus required />
        <SelectField
          label={t('teams.parent')}
          hint={t('teams.parentHint')}
          value={parent}
          onChange={setParent}
          options={[['', t('teams.noParent')], ...others.map(({ id, name }): [string, string] => [id, name])]}
        />
        <div className={rows.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={save.isPending}>
            {t('teams.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
