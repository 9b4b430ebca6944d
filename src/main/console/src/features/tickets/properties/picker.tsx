import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isImeKey } from '@/lib/ime';
import { Icon } from '@/ui/icon';
import styles from './properties.module.css';

export type Option = { value: string; label: string /** Said instead of the label. */; path?: string; depth?: number };

type Props = {
  label: string;
  /** What is chosen; several where more than one may be. */
  value: string | null | readonly string[];
  /** What to show for what was typed. */
  find: (query: string) => Option[];
  onChoose: (value: string) => void;
};

/** A field to type in and what can be chosen below it, all by the keyboard; the field keeps the focus. */
export function Picker({ label, value, find, onChoose }: Props) {
  const { t } = useTranslation('properties');
  const id = useId();
  const [query, setQuery] = useState('');
  const options = find(query);
  const several = typeof value !== 'string' && value !== null;
  const isChosen = (option: Option) => (several ? value.includes(option.value) : option.value === value);
  const chosen = several ? 0 : options.findIndex(isChosen);
  const [at, setAt] = useState(Math.max(0, chosen));
  const active = Math.min(at, options.length - 1);
  const optionId = (index: number) => `${id}-${index}`;

  const move = (index: number) => {
    const next = (index + options.length) % options.length;
    setAt(next);
    document.getElementById(optionId(next))?.scrollIntoView?.({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event)) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (options.length > 0) move(active + (event.key === 'ArrowDown' ? 1 : -1));
    }
    const option = options[active];
    if (event.key === 'Enter' && option) {
      event.preventDefault();
      onChoose(option.value);
    }
  };
  return (
    <>
      <input
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={options.length > 0 ? optionId(active) : undefined}
        aria-autocomplete="list"
        className={styles.search}
        placeholder={t('search')}
        autoComplete="off"
        spellCheck={false}
        value={query}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
      />
      <div id={id} role="listbox" aria-label={label} className={styles.options}>
        {options.map((option, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
          <div
            key={option.value}
            id={optionId(index)}
            role="option"
            aria-selected={index === active}
            aria-checked={several ? isChosen(option) : undefined}
            aria-label={option.path}
            className={styles.option}
            style={{ paddingInlineStart: 8 + 16 * (option.depth ?? 0) }}
            onPointerMove={() => setAt(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onChoose(option.value)}
          >
            <span>{option.label}</span>
            {isChosen(option) && <Icon name="check" size={13} />}
          </div>
        ))}
      </div>
      <p role="status" className={options.length === 0 ? styles.nothing : 'visually-hidden'}>
        {options.length === 0 ? t('nothing') : t('found', { count: options.length })}
      </p>
    </>
  );
}
