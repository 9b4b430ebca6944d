import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/icon';
import { useTeams } from '../api/list-people';
import { Choose } from './choose';
import { type Looked, SEARCH_SORTS, SEARCH_STATUSES, type SearchSort, type SearchStatus } from './looked';
import styles from './search.module.css';
import { useQueryInput } from './use-query-input';

type Props = { looked: Looked; onLook: (looked: Looked) => void };

/** What is looked for, and among which tickets. */
export function SearchForm({ looked, onLook }: Props) {
  const { t } = useTranslation('search');
  const { t: tq } = useTranslation('queue');
  const teams = useTeams();
  const field = useQueryInput(looked.q, (q) => q !== looked.q && onLook({ ...looked, q }));
  const { adopt } = field;
  useEffect(() => adopt(looked.q), [adopt, looked.q]);
  return (
    <search className={styles.form}>
      <label className={styles.words}>
        <Icon name="search" />
        <input {...field.props} aria-label={t('label')} placeholder={t('placeholder')} autoComplete="off" />
      </label>
      <div className={styles.filters}>
        <Choose
          label={tq('sort.label')}
          value={looked.sort ?? 'relevance'}
          options={SEARCH_SORTS.map((sort) => [sort, sort === 'relevance' ? t('relevance') : tq(`sort.${sort}`)])}
          onChoose={(sort) => onLook({ ...looked, sort: sort === 'relevance' ? undefined : (sort as SearchSort) })}
        />
        <Choose
          label={t('status.label')}
          value={looked.status ?? ''}
          options={[
            ['', t('status.any')],
            [SEARCH_STATUSES.undone, t('status.undone')],
            [SEARCH_STATUSES.done, t('status.done')],
          ]}
          onChoose={(status) => onLook({ ...looked, status: (status || undefined) as SearchStatus | undefined })}
        />
        <Choose
          label={t('assignee.label')}
          value={looked.assignee ?? ''}
          options={[
            ['', t('assignee.any')],
            ['me', t('assignee.me')],
            ['none', t('assignee.none')],
          ]}
          onChoose={(assignee) => onLook({ ...looked, assignee: (assignee || undefined) as Looked['assignee'] })}
        />
        {teams.length > 1 && (
          <Choose
            label={t('team.label')}
            value={looked.team ?? ''}
            options={[['', t('team.any')], ...teams.map(({ id, name }): [string, string] => [id, name])]}
            onChoose={(team) => onLook({ ...looked, team: team || undefined })}
          />
        )}
      </div>
    </search>
  );
}
