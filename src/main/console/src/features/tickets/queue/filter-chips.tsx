import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { FILTERS, type Filters } from '../filters';
import styles from './filtering.module.css';
import { useFilterText } from './use-filter-text';

type Props = { filters: Filters; onFilter: (filters: Filters) => void };

/** What narrows the list, each to be taken away by itself. */
export function FilterChips({ filters, onFilter }: Props) {
  const { t } = useTranslation('filters');
  const text = useFilterText();
  const set = FILTERS.filter((key) => filters[key]);
  return (
    <ul className={styles.chips} aria-label={t('label')}>
      {set.map((key) => {
        const said = t('chip', { field: t(`field.${key}`), value: text(key, filters[key] ?? '') });
        return (
          <li key={key}>
            <button
              type="button"
              className={buttonClass({ small: true }, styles.chip)}
              aria-label={t('remove', { filter: said })}
              onClick={() => onFilter({ ...filters, [key]: undefined })}
            >
              <span className={styles.said}>{said}</span>
              <Icon name="close" size={11} />
            </button>
          </li>
        );
      })}
      {set.length > 1 && (
        <li>
          <button type="button" className={buttonClass({ look: 'quiet', small: true })} onClick={() => onFilter({})}>
            {t('removeAll')}
          </button>
        </li>
      )}
    </ul>
  );
}
