import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '@/lib/matches';
import { Field } from '@/ui/field';
import rows from '../rows.module.css';
import type { Team } from '../teams/api/list-teams';
import { RightsRow } from './rights-row';
import { type Held, RIGHTS, type RoleName, SCOPES } from './role-rights';
import styles from './roles.module.css';

/** More teams than one looks over at once. */
const MANY = 8;

type Props = {
  role: RoleName;
  teams: Team[];
  rightsOf: (scope: string) => Held;
  onChange: (scope: string, rights: string[] | null) => void;
};

/** A row some tickets, a column a right. */
export function RightsTable({ role, teams, rightsOf, onChange }: Props) {
  const { t } = useTranslation('rights');
  const [query, setQuery] = useState('');
  const shown = teams.filter((team) => matches(query, team.name, team.pinyin));
  return (
    <section className={styles.section} aria-labelledby="ticket-rights">
      <h2 id="ticket-rights">{t('tickets')}</h2>
      {teams.length > MANY && (
        <Field label={t('find')} type="search" value={query} onChange={(event) => setQuery(event.target.value)} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard too */}
      <section className={styles.scroll} tabIndex={0} aria-label={t('table', { role: t(`roles.${role}`) })}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('of')}</th>
              {RIGHTS.map((right) => (
                <th key={right} scope="col">
                  {t(`right.${right}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {query === '' &&
              SCOPES.map((scope) => (
                <RightsRow
                  key={scope}
                  scope={scope}
                  name={t(`scope.${scope}`)}
                  hint={t(`hint.${scope}`)}
                  {...rightsOf(scope)}
                  onChange={(rights) => onChange(scope, rights)}
                />
              ))}
            {shown.map(({ id, name }) => (
              <RightsRow
                key={id}
                team
                scope={id}
                name={name}
                {...rightsOf(id)}
                onChange={(rights) => onChange(id, rights)}
              />
            ))}
          </tbody>
        </table>
      </section>
      {shown.length === 0 && query !== '' && <p className={rows.lead}>{t('notFound')}</p>}
    </section>
  );
}
