import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { count as formatted } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import type { Found } from '../api/find-tickets';
import { HitText } from './hit-text';
import type { SearchOption } from './options';
import styles from './search.module.css';

type Props = {
  q: string;
  query: UseQueryResult<Found>;
  options: SearchOption[];
  active: number;
  onActive: (index: number) => void;
  onChoose: (option: SearchOption) => void;
};

/** What was found so far, in groups; the field keeps the focus. */
export function SearchOptions({ q, query, options, active, onActive, onChoose }: Props) {
  const { t, i18n } = useTranslation('search');
  const problem = useProblemText();
  const nothing = q !== '' && query.data?.count === 0 && !query.isPlaceholderData;
  const help = q === '' && options.length === 0;
  return (
    // Pressing inside must not take the focus out of the field.
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
    <div className={styles.popup} onMouseDown={(event) => event.preventDefault()}>
      <div id="search-options" role="listbox" aria-label={t('results')} tabIndex={-1}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={keyOf(option)}
            id={`search-option-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            data-group={options[index - 1]?.kind === option.kind ? undefined : option.kind}
            onMouseMove={() => onActive(index)}
            onClick={() => onChoose(option)}
          >
            {option.kind === 'recent' && <span className={styles.words}>{option.words}</span>}
            {option.kind === 'all' && (
              <strong>{t('all', { count: option.count, formatted: formatted(i18n.language, option.count) })}</strong>
            )}
            {option.kind === 'number' && <span className={styles.group}>{t('named')}</span>}
            {'hit' in option && <HitText hit={option.hit} />}
          </div>
        ))}
      </div>
      <p className={styles.said} role="status">
        {query.error && q !== '' ? problem(query.error) : nothing ? t('nothingShort') : help ? t('help') : ''}
        {q !== '' && query.data?.complete === false && ` ${t('incomplete')}`}
      </p>
    </div>
  );
}

const keyOf = (option: SearchOption) =>
  'hit' in option ? option.hit.number : option.kind === 'recent' ? option.words : option.kind;
