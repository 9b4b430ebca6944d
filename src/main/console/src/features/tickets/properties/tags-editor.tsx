import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { isImeKey } from '@/lib/ime';
import { matches } from '@/lib/matches';
import { Icon } from '@/ui/icon';
import { tagsQuery } from '../api/list-tags';
import styles from './properties.module.css';

const LONGEST = 100;
const MOST = 50;

type Props = { tags: string[]; onChange: (tags: string[]) => void };

/** Tags as chips. Enter or a comma adds what is typed or marked, Backspace in the empty field removes the last. */
export function TagsEditor({ tags, onChange }: Props) {
  const { t } = useTranslation('properties');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [focused, setFocused] = useState(false);
  const [at, setAt] = useState(-1);
  useCommand('tag', () => field.current?.focus());
  const { data: used = [] } = useQuery({ ...tagsQuery(''), enabled: focused });
  const { data: found = [] } = useQuery({ ...tagsQuery(text.trim()), enabled: focused && text.trim() !== '' });
  const known = text.trim() === '' ? used : [...new Map([...used, ...found].map((tag) => [tag.name, tag])).values()];
  const suggestions = known
    .filter((tag) => !tags.includes(tag.name) && matches(text, tag.name, tag.pinyin))
    .slice(0, 8);
  const open = focused && suggestions.length > 0;

  const add = (...names: string[]) => {
    const named = names.map((name) => name.trim().slice(0, LONGEST)).filter((tag) => tag !== '');
    const all = [...new Set([...tags, ...named])].slice(0, Math.max(MOST, tags.length));
    setText('');
    setAt(-1);
    if (all.length > tags.length) onChange(all);
  };
  // An input method hands its comma over as text, never as a key; so does a pasted list.
  const write = (typed: string, composing: boolean) => {
    const parts = composing ? [typed] : typed.split(/[,，]/);
    const rest = parts.pop() ?? '';
    if (parts.length > 0) add(...parts);
    setText(rest);
    setAt(-1);
  };
  const remove = (tag: string) => onChange(tags.filter((each) => each !== tag));
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event)) return;
    if (event.key === 'Enter' || event.key === ',' || event.key === '，') {
      event.preventDefault();
      add((event.key === 'Enter' && open && suggestions[at]?.name) || text);
    } else if (event.key === 'Backspace' && text === '' && tags.length > 0) remove(tags.at(-1) ?? '');
    else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setAt((at + step + suggestions.length + (at < 0 && step < 0 ? 1 : 0)) % suggestions.length);
    } else if (event.key === 'Escape' && text !== '') {
      event.stopPropagation();
      setText('');
    }
  };
  return (
    <div className={styles.tags}>
      {tags.length > 0 && (
        <ul className={styles.chips} aria-label={t('tags.label')}>
          {tags.map((tag) => (
            <li key={tag} className={styles.chip}>
              <span>{tag}</span>
              <button
                type="button"
                aria-label={t('tags.remove', { tag })}
                onClick={() => {
                  remove(tag);
                  field.current?.focus();
                }}
              >
                <Icon name="close" size={11} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={field}
        role="combobox"
        aria-label={t('tags.add')}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        aria-autocomplete="list"
        className={styles.search}
        placeholder={t('tags.add')}
        autoComplete="off"
        maxLength={LONGEST}
        value={text}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={onKeyDown}
        onChange={(event) => write(event.target.value, (event.nativeEvent as InputEvent).isComposing)}
        onCompositionEnd={(event) => write(event.currentTarget.value, false)}
      />
      {open && (
        <div
          id={id}
          role="listbox"
          aria-label={t('tags.suggestions')}
          className={`${styles.options} ${styles.suggestions}`}
        >
          {suggestions.map((tag, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
            <div
              key={tag.name}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(tag.name)}
            >
              {tag.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
