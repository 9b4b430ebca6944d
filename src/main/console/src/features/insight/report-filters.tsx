import { useTranslation } from 'react-i18next';
import { useCategories } from '@/features/tickets/api/list-categories';
import { useChannels } from '@/features/tickets/api/list-channels';
import { useTeams } from '@/features/tickets/api/list-people';
import { dayOf } from '@/lib/format';
import { useSession } from '@/lib/session';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import styles from './insight.module.css';
import {
  daysBefore,
  type Period,
  PRESETS,
  periods,
  presetPeriod,
  type ReportSearch,
  samePeriod,
  yearBefore,
} from './period';

type Props = { search: ReportSearch; onChange: (search: ReportSearch) => void };

/** Of which days, beside which others, and of which tickets. All of it stands in the address. */
export function ReportFilters({ search, onChange }: Props) {
  const { t, i18n } = useTranslation('insight');
  const { user, teams: own } = useSession();
  const all = useTeams();
  const teams = user.role === 'admin' ? all : own;
  const channels = useChannels();
  const categories = useCategories();
  const set = (part: Partial<ReportSearch>) => onChange({ ...search, ...part });
  return (
    <div className={styles.filters}>
      <Days search={search} set={set} />
      <SelectField
        label={t('team')}
        value={search.team ?? ''}
        onChange={(team) => set({ team })}
        options={[
          ['', t('allTeams')],
          ...teams.map(({ id, name }): [string, string] => [id, name]),
          ['none', t('noTeam')],
        ]}
      />
      <SelectField
        label={t('channel')}
        value={search.channel ?? ''}
        onChange={(channel) => set({ channel })}
        options={[['', t('allChannels')], ...channels.map(({ key, name }): [string, string] => [key, name])]}
      />
      <SelectField
        label={t('category')}
        value={search.category ?? ''}
        onChange={(category) => set({ category })}
        options={[
          ['', t('allCategories')],
          ...categories.map(({ key, en, zh }): [string, string] => [key, i18n.language === 'zh-CN' ? zh : en]),
        ]}
      />
    </div>
  );
}

function Days({ search, set }: { search: ReportSearch; set: (part: Partial<ReportSearch>) => void }) {
  const { t } = useTranslation('insight');
  const today = dayOf(Date.now());
  const { now, base } = periods(search);
  const preset = PRESETS.find((each) => samePeriod(presetPeriod(each, today), now)) ?? 'own';
  const baseline = samePeriod(base, daysBefore(now)) ? 'before' : samePeriod(base, yearBefore(now)) ? 'year' : 'own';
  const baseOf = (period: Period) => ({ baseFrom: period.from, baseTo: period.to });
  /** What is compared moves along, unless it was chosen by hand. */
  const look = (period: Period) =>
    set({
      ...period,
      ...(baseline === 'own' ? {} : baseOf(baseline === 'year' ? yearBefore(period) : daysBefore(period))),
    });
  const day = (name: 'from' | 'to', period: Period, change: (period: Period) => void, label: string) => (
    <Field
      label={label}
      type="date"
      required
      value={period[name]}
      onChange={({ target: { value } }) => {
        if (value === '') return;
        const next = { ...period, [name]: value };
        change(next.from <= next.to ? next : { from: value, to: value });
      }}
    />
  );
  return (
    <>
      <SelectField
        label={t('period')}
        value={preset}
        onChange={(chosen) => {
          const known = PRESETS.find((each) => each === chosen);
          if (known) look(presetPeriod(known, today));
        }}
        options={[...PRESETS, 'own' as const].map((each): [string, string] => [each, t(`presets.${each}`)])}
      />
      {day('from', now, look, t('from'))}
      {day('to', now, look, t('to'))}
      <SelectField
        label={t('baseline')}
        value={baseline}
        onChange={(chosen) => {
          if (chosen === 'before') set(baseOf(daysBefore(now)));
          if (chosen === 'year') set(baseOf(yearBefore(now)));
        }}
        options={(['before', 'year', 'own'] as const).map((each): [string, string] => [each, t(`baselines.${each}`)])}
      />
      {day('from', base, (period) => set(baseOf(period)), t('baseFrom'))}
      {day('to', base, (period) => set(baseOf(period)), t('baseTo'))}
    </>
  );
}
