import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isImeKey } from '@/lib/ime';
import { useSession } from '@/lib/session';
import { useLive } from '@/live/live-context';
import { Icon } from '@/ui/icon';
import { fewFoundQuery } from '../api/find-tickets';
import { optionsOf, type SearchOption } from './options';
import { noteSearch, recentSearches } from './recent-searches';
import styles from './search.module.css';
import { SearchOptions } from './search-options';
import { useQueryInput } from './use-query-input';

/** The field in the header: what it finds shows while one types; Enter opens, arrows move, Escape puts it away. */
export function SearchBox({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('search');
  const { user } = useSession();
  const live = useLive();
  const navigate = useNavigate();
  const [q, setQ] = useState('');
  const [active, setActive] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const before = useRef(document.activeElement);
  const field = useQueryInput('', (next) => {
    setQ(next);
    setActive(0);
  });
  const query = useQuery({ ...fewFoundQuery(live.tickets, q), placeholderData: keepPreviousData });
  const settled = q === field.value.trim() && !query.isPlaceholderData && !query.isFetching;
  const options = optionsOf(q, query.data, recentSearches(user.id));
  useEffect(() => input.current?.focus(), []);

  const close = () => {
    onClose();
    if (before.current instanceof HTMLElement) before.current.focus();
  };
  const all = (words: string) => {
    noteSearch(user.id, words);
    onClose();
    void navigate({ to: '/search', search: { q: words } });
  };
  const choose = (option: SearchOption | undefined) => {
    if (!option) return;
    if (option.kind === 'recent') return field.put(option.words);
    if (option.kind === 'all') return all(q);
    noteSearch(user.id, q);
    onClose();
    void navigate({ to: '/search/t/$no', params: { no: String(option.hit.number) }, search: { q } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event.nativeEvent)) return;
    const count = options.length;
    const keys: Record<string, () => void> = {
      ArrowDown: () => count > 0 && setActive((active + 1) % count),
      ArrowUp: () => count > 0 && setActive((active - 1 + count) % count),
      // Faster than the answer: what was typed is looked for on its own page.
      Enter: () => (settled || field.value.trim() === '' ? choose(options[active]) : all(field.value.trim())),
      Escape: close,
    };
    const step = keys[event.key];
    if (!step || (event.key === 'Enter' && field.value.trim() === '' && options.length === 0)) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };
  const leave = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onClose();
  };

  return (
    <search className={styles.box} onBlur={leave}>
      <Icon name="search" />
      <input
        ref={input}
        {...field.props}
        role="combobox"
        aria-label={t('label')}
        aria-expanded={options.length > 0}
        aria-controls="search-options"
        aria-autocomplete="list"
        aria-activedescendant={options[active] ? `search-option-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('placeholder')}
        onKeyDown={onKeyDown}
      />
      <SearchOptions q={q} query={query} options={options} active={active} onActive={setActive} onChoose={choose} />
    </search>
  );
}
