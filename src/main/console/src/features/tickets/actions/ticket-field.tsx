import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { isImeKey } from '@/lib/ime';
import { useLive } from '@/live/live-context';
import field from '@/ui/field.module.css';
import { fewFoundQuery, type Hit } from '../api/find-tickets';
import { ticketQuery } from '../api/get-ticket';
import { HitText } from '../search/hit-text';
import { useQueryInput } from '../search/use-query-input';
import styles from './ticket-field.module.css';
import { useSettled } from './use-settled';

/** "T-100012", "100012", a link to it, in whatever width the input method writes digits. */
const numberIn = (text: string) => {
  const digits = /^(?:\S*\/)?(?:t-?|#)?(\d{1,15})(?:[?#]\S*)?$/i.exec(text.normalize('NFKC').trim())?.[1];
  return digits ? Number(digits) : null;
};

type Props = {
  /** The ticket that is not looked for: the one at hand. */
  except: number;
  /** Which ticket is named, as one types. */
  onNumber: (number: number | null) => void;
};

/** Another ticket by its number, or by its words out of what is found; all by the keyboard, the field keeps the focus. */
export function TicketField({ except, onNumber }: Props) {
  const { t } = useTranslation('beside');
  const id = useId();
  const { tickets } = useLive();
  const [q, setQ] = useState('');
  const [at, setAt] = useState(0);
  const input = useQueryInput('', (next) => {
    setQ(next);
    setAt(0);
  });
  const words = numberIn(input.value) === null && input.value.trim() !== '' ? q : '';
  const found = useQuery({ ...fewFoundQuery(tickets, words), placeholderData: keepPreviousData });
  const hits =
    words === '' ? [] : (found.data?.items ?? []).filter((hit) => hit.number !== except && hit.mergedInto === null);
  const active = Math.min(at, hits.length - 1);

  const choose = (hit: Hit) => {
    input.put(`T-${hit.number}`);
    onNumber(hit.number);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event) || hits.length === 0) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const next = (active + (event.key === 'ArrowDown' ? 1 : -1) + hits.length) % hits.length;
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView?.({ block: 'nearest' });
    }
    const hit = hits[active];
    if (event.key === 'Enter' && hit) {
      event.preventDefault();
      choose(hit);
    }
  };
  const nothing = words !== '' && found.isSuccess && !found.isPlaceholderData && hits.length === 0;
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {t('field')}
      </label>
      <input
        {...input.props}
        id={id}
        role="combobox"
        className={field.input}
        placeholder={t('placeholder')}
        autoComplete="off"
        spellCheck={false}
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to type here
        autoFocus
        aria-expanded={hits.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={hits.length > 0 ? `${id}-${active}` : undefined}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          input.props.onChange(event);
          onNumber(numberIn(event.target.value));
        }}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t('found')} className={styles.list} hidden={hits.length === 0}>
        {hits.map((hit, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={hit.number}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={styles.option}
            onPointerMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => choose(hit)}
          >
            <HitText hit={hit} />
          </div>
        ))}
      </div>
      <p role="status" className={nothing ? field.hint : 'visually-hidden'}>
        {nothing ? t('nothing') : hits.length > 0 ? t('count', { count: hits.length }) : ''}
      </p>
    </div>
  );
}

/** The ticket of that number, once one has stopped typing. */
export function useOther(number: number | null) {
  const { tickets } = useLive();
  const settled = useSettled(number, 250);
  const { data, error } = useQuery({ ...ticketQuery(tickets, settled ?? 0), enabled: settled !== null, retry: false });
  const current = number !== null && number === settled;
  return { ticket: current && !error ? data : undefined, error: current ? error : null };
}

/** Whether it is being looked for, or why there is none. */
export function Found({ number, other }: { number: number | null; other: ReturnType<typeof useOther> }) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  return (
    <p className={styles.said} aria-live="polite">
      {number !== null && !other.ticket && !other.error && t('merge.searching')}
      {other.error && problemText(other.error)}
    </p>
  );
}
