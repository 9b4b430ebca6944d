import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { FILTERS, type Filters, type QueueQuery } from '../filters';
import { SaveViewDialog } from '../views/save-view-dialog';
import { UpdateView } from '../views/update-view';
import styles from './filtering.module.css';
import { useFilterText } from './use-filter-text';

/** `list` is what is shown, with all that narrows it: what is kept when it is kept as a view. */
type Props = { view: string; filters: Filters; list: QueueQuery; onFilter: (filters: Filters) => void };

/** What narrows the list, each to be taken away by itself. */
export function FilterChips({ view, filters, list, onFilter }: Props) {
  const { t } = useTranslation('filters');
  const text = useFilterText();
  const [saving, setSaving] = useState(false);
  const set = FILTERS.filter((key) => filters[key]);
  return (
    <>
      <ul className={styles.chips} aria-label={t('label')}>
        {set.map((key) => {
          const said = t('chip', { field: t(`field.${key}`), value: text(key, filters[key] ?? '') });
          return (
            <li key={key}>
              <button
                type="button"
                className={buttonClass({ small: true }, styles.chip)}
                aria-label={t('remove', { filter: said })}
                title={said}
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
        <li>
          <UpdateView view={view} list={list} onFilter={onFilter} />
        </li>
        <li>
          <button type="button" className={buttonClass({ look: 'quiet', small: true })} onClick={() => setSaving(true)}>
            {t('saveAsView')}
          </button>
        </li>
      </ul>
      {saving && <SaveViewDialog list={list} onClose={() => setSaving(false)} />}
    </>
  );
}
