import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isImeKey } from '@/lib/ime';
import { Button } from '@/ui/button';
import fields from '@/ui/field.module.css';
import { Icon } from '@/ui/icon';
import styles from '../sla.module.css';

type Props = {
  label: string;
  values: string[];
  text: (value: string) => string;
  onChange: (values: string[]) => void;
  /** What there is to choose from; absent: words of one's own. */
  options?: [value: string, label: string][];
  suggestions?: string[];
};

/** Some values of one thing, any of which will do; none is all of them. */
export function ValuesField({ label, values, text, onChange, options, suggestions }: Props) {
  const { t } = useTranslation('policies');
  const id = useId();
  const add = (value: string) => value !== '' && !values.includes(value) && onChange([...values, value]);
  const left = options?.filter(([value]) => !values.includes(value)) ?? [];
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <ul className={styles.values}>
        {values.map((value) => (
          <li key={value} className={styles.value}>
            {text(value)}
            <Button
              small
              icon
              look="quiet"
              aria-label={t('removeValue', { field: label, value: text(value) })}
              onClick={() => {
                onChange(values.filter((each) => each !== value));
                document.getElementById(id)?.focus();
              }}
            >
              <Icon name="close" />
            </Button>
          </li>
        ))}
      </ul>
      {options ? (
        <select id={id} className={fields.input} value="" onChange={(event) => add(event.target.value)}>
          <option value="">{t(values.length === 0 ? 'any' : 'orElse')}</option>
          {left.map(([value, name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </select>
      ) : (
        <Words id={id} none={values.length === 0} suggestions={suggestions ?? []} onAdd={add} />
      )}
    </div>
  );
}

type WordsProps = { id: string; none: boolean; suggestions: string[]; onAdd: (value: string) => void };

function Words({ id, none, suggestions, onAdd }: WordsProps) {
  const { t } = useTranslation('policies');
  const [typed, setTyped] = useState('');
  const add = () => {
    onAdd(typed.trim());
    setTyped('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event.nativeEvent)) return;
    if (event.key !== 'Enter' && event.key !== ',' && event.key !== '，') return;
    // The form is not to be sent by what ends a word.
    event.preventDefault();
    add();
  };
  return (
    <>
      <input
        id={id}
        className={fields.input}
        value={typed}
        maxLength={100}
        list={`${id}-known`}
        autoComplete="off"
        placeholder={t(none ? 'any' : 'orElse')}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
      />
      <span id={`${id}-hint`} className={fields.hint}>
        {t('enterAdds')}
      </span>
      <datalist id={`${id}-known`}>
        {suggestions.map((each) => (
          <option key={each} value={each} />
        ))}
      </datalist>
    </>
  );
}
