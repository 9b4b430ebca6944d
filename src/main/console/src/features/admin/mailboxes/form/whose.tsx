import { useTranslation } from 'react-i18next';
import { useTeams } from '@/features/tickets/api/list-people';
import { Field } from '@/ui/field';
import { SelectField, TextField } from '@/ui/fields';
import { Card } from './card';
import type { Part } from './draft';
import styles from './form.module.css';

/** Under which name and addresses it writes, and whose its tickets are. */
export function Whose({ draft, set }: Part) {
  const { t } = useTranslation('admin');
  const teams = useTeams();
  return (
    <Card title={t('form.whose')}>
      <div className={styles.pair}>
        <Field
          label={t('form.name')}
          name="name"
          autoComplete="off"
          value={draft.name}
          onChange={(e) => set({ name: e.target.value })}
        />
        <Field
          label={t('form.address')}
          name="address"
          type="email"
          autoComplete="off"
          value={draft.address}
          onChange={(e) => set({ address: e.target.value })}
        />
      </div>
      <TextField
        label={t('form.aliases')}
        hint={t('form.aliasesHint')}
        name="aliases"
        value={draft.aliases}
        onChange={(e) => set({ aliases: e.target.value })}
      />
      <SelectField
        label={t('form.team')}
        name="team"
        value={draft.team}
        onChange={(team) => set({ team })}
        options={[['', t('form.noTeam')], ...teams.map((team): [string, string] => [team.id, team.name])]}
      />
    </Card>
  );
}
