import { useTranslation } from 'react-i18next';
import { useKeyHint } from '@/lib/commands';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { SORTS, type Sort } from '../view';
import { DensityMenu } from './density-menu';
import styles from './queue.module.css';

type Props = {
  sort: Sort;
  onSort: (sort: Sort) => void;
  onFilter: () => void;
  fresh: number;
  stale: boolean;
  merge: () => void;
};

/** Sorting, filtering, and the fixed place where new tickets wait so that they never push rows away under the pointer. */
export function QueueToolbar({ sort, onSort, onFilter, fresh, stale, merge }: Props) {
  const { t } = useTranslation('queue');
  const hint = useKeyHint();
  return (
    <div className={styles.toolbar}>
      <label className={styles.sort}>
        <span className="visually-hidden">{t('sort.label')}</span>
        <select value={sort} onChange={(event) => onSort(event.target.value as Sort)}>
          {SORTS.map((each) => (
            <option key={each} value={each}>
              {t(`sort.${each}`)}
            </option>
          ))}
        </select>
        <Icon name="down" size={12} />
      </label>
      <Button small look="quiet" onClick={onFilter}>
        <Icon name="filter" size={13} />
        {t('filter')}
      </Button>
      <DensityMenu />
      <span className={styles.grow} />
      {(fresh > 0 || stale) && (
        <Button small look={fresh > 0 ? 'primary' : 'quiet'} title={hint(t('freshHint'), 'loadNew')} onClick={merge}>
          <Icon name="arrowUp" size={13} />
          {fresh > 0 ? t('fresh', { count: fresh }) : t('changed')}
        </Button>
      )}
    </div>
  );
}
