import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { isImeKey } from '@/lib/ime';
import type { CommandId } from '@/lib/keymap';
import styles from './palette.module.css';

type Props = {
  only: CommandId | null;
  query: string;
  options: string[];
  active: number;
  onQuery: (query: string) => void;
  onActive: (index: number) => void;
  onChoose: () => void;
  /** From the choices of one command to everything. */
  onWiden: () => void;
};

export const LIST = 'palette-list';
export const optionId = (id: string | undefined) =>
  id === undefined ? undefined : `palette-${id.replace(/\W/g, '-')}`;

/** The field one types into; the list below follows it without taking the focus. */
export function SearchField({ only, query, options, active, onQuery, onActive, onChoose, onWiden }: Props) {
  const { t } = useTranslation('commands');
  const composing = useRef(false);
  const step = (by: number) => onActive((active + by + options.length) % Math.max(1, options.length));

  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event)) return;
    const keys: Record<string, () => void> = {
      ArrowDown: () => step(1),
      ArrowUp: () => step(-1),
      PageDown: () => onActive(Math.min(options.length - 1, active + 8)),
      PageUp: () => onActive(Math.max(0, active - 8)),
      Enter: onChoose,
    };
    if (only && query === '') keys.Backspace = onWiden;
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <div className={styles.field}>
      {only && <span className={styles.only}>{t(only)}</span>}
      <input
        type="text"
        role="combobox"
        aria-expanded="true"
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={optionId(options[active])}
        aria-label={only ? t('chooseFrom', { command: t(only) }) : t('palette')}
        placeholder={only ? t('chooseFrom', { command: t(only) }) : t('ask')}
        autoComplete="off"
        spellCheck={false}
        defaultValue=""
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={(event) => {
          composing.current = false;
          onQuery(event.currentTarget.value);
        }}
        onChange={(event) => {
          if (!composing.current) onQuery(event.target.value);
        }}
      />
    </div>
  );
}
