import { useTranslation } from 'react-i18next';
import { useSession } from '@/lib/session';
import { PROMISE_STATES } from '@/live/promise';
import { PRIORITIES, STATUSES } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { useAgents, useTeams } from '../api/list-people';
import { type FilterKey, type Filters, toggled, valuesOf } from '../filters';
import { DayFields } from './filter-days';
import { CategoryPicks, ChannelPicks } from './filter-picks';
import styles from './filtering.module.css';
import { useFilterText } from './use-filter-text';

type Props = { filters: Filters; onFilter: (filters: Filters) => void; onClose: () => void };

const LANGUAGES = ['zh', 'en', 'ja', 'ko', 'de', 'fr', 'es', 'pt', 'ru'];

/** Everything a list can be narrowed by. Each choice holds at once. */
export function FilterDialog({ filters, onFilter, onClose }: Props) {
  const { t } = useTranslation('filters');
  const { user } = useSession();
  const agents = useAgents();
  const teams = useTeams();
  const text = useFilterText();
  const set = (key: FilterKey, value: string | undefined) => onFilter({ ...filters, [key]: value || undefined });
  const options = (key: FilterKey, values: readonly string[]) =>
    [...new Set([...values, ...valuesOf(filters[key])])].map((value) => ({ value, label: text(key, value) }));
  const others = agents.filter((agent) => agent.id !== user.id).map((agent) => agent.id);
  return (
    <Dialog title={t('title')} lead={t('lead')} onClose={onClose} wide>
      <div className={styles.form}>
        <Ticks
          label={t('field.status')}
          options={options('status', STATUSES)}
          value={filters.status}
          onChange={(value) => set('status', value)}
        />
        <Ticks
          label={t('field.priority')}
          options={options('priority', PRIORITIES)}
          value={filters.priority}
          onChange={(value) => set('priority', value)}
        />
        <Ticks
          label={t('field.sla')}
          options={options('sla', [...PROMISE_STATES, 'none'])}
          value={filters.sla}
          onChange={(value) => set('sla', value)}
        />
        <Pick
          label={t('field.assignee')}
          options={options('assignee', ['me', 'none', ...others])}
          value={filters.assignee}
          onChange={(value) => set('assignee', value)}
        />
        <Pick
          label={t('field.team')}
          options={options('team', ['none', ...teams.map((team) => team.id)])}
          value={filters.team}
          onChange={(value) => set('team', value)}
        />
        <Pick
          label={t('field.lang')}
          options={options('lang', LANGUAGES)}
          value={filters.lang}
          onChange={(value) => set('lang', value)}
        />
        <ChannelPicks value={filters.channel} onChange={(value) => set('channel', value)} />
        <CategoryPicks value={filters.category} onChange={(value) => set('category', value)} />
        <Tags filters={filters} set={set} />
        <DayFields filters={filters} set={set} />
      </div>
      <div className={styles.buttons}>
        <Button onClick={() => onFilter({})} disabled={Object.values(filters).every((value) => !value)}>
          {t('removeAll')}
        </Button>
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </div>
    </Dialog>
  );
}

type Choice = {
  label: string;
  options: { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

function Ticks({ label, options, value, onChange }: Choice) {
  const chosen = valuesOf(value);
  return (
    <fieldset className={styles.ticks}>
      <legend>{label}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={() => onChange(toggled(value, option.value))}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  );
}

function Pick({ label, options, value = '', onChange }: Choice) {
  const { t } = useTranslation('filters');
  const several = value.includes(',');
  return (
    <SelectField
      label={label}
      value={value}
      options={[
        ['', t('any')],
        ...(several ? [[value, t('several', { count: valuesOf(value).length })] as [string, string]] : []),
        ...options.map((option): [string, string] => [option.value, option.label]),
      ]}
      onChange={onChange}
    />
  );
}

type TagsProps = { filters: Filters; set: (key: FilterKey, value: string | undefined) => void };

/** Written out; it holds when the field is left. */
function Tags({ filters, set }: TagsProps) {
  const { t } = useTranslation('filters');
  return (
    <Field
      key={filters.tag ?? ''}
      label={t('field.tag')}
      hint={t('commas')}
      defaultValue={filters.tag ?? ''}
      maxLength={100}
      onBlur={(event) => set('tag', event.target.value.replaceAll('，', ',').trim())}
    />
  );
}
