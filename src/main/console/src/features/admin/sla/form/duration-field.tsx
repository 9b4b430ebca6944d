import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import fields from '@/ui/field.module.css';
import { readDuration } from '../duration';
import { useDurationText } from '../use-duration-text';

type Props = { label: string; name: string; value: string; onChange: (value: string) => void };

/** A span of time, typed as people say it; it says at once how it was understood, or that it was not. */
export function DurationField({ label, name, value, onChange }: Props) {
  const { t } = useTranslation('policies');
  const words = useDurationText();
  const id = useId();
  const blank = value.trim() === '';
  const seconds = readDuration(value);
  const said = seconds === null ? '' : words(seconds);
  const hint = blank ? '' : seconds === null ? t('notTime') : said === value.trim() ? '' : said;
  return (
    <div className={fields.field}>
      <label className={fields.label} htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        name={name}
        className={fields.input}
        value={value}
        autoComplete="off"
        placeholder={t('unpromised')}
        aria-invalid={!blank && seconds === null}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => said !== '' && said !== value && onChange(said)}
      />
      <span id={`${id}-hint`} className={fields.hint}>
        {hint}
      </span>
    </div>
  );
}
