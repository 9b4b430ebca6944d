import { type ComponentProps, type ReactNode, useId } from 'react';
import field from '@/ui/field.module.css';
import styles from './fields.module.css';

type Labelled = { label: string; hint?: string };

export function SelectField({
  label,
  hint,
  options,
  onChange,
  ...select
}: Labelled & { options: [value: string, label: string][]; onChange: (value: string) => void } & Omit<
    ComponentProps<'select'>,
    'onChange'
  >) {
  const id = useId();
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      <select
        {...select}
        id={id}
        className={field.input}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}

export function TextField({ label, hint, ...text }: Labelled & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      <textarea rows={3} {...text} id={id} className={field.input} aria-describedby={hint ? `${id}-hint` : undefined} />
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}

export function CheckField({ label, hint, ...box }: Labelled & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className={styles.check}>
      <input {...box} type="checkbox" id={id} aria-describedby={hint ? `${id}-hint` : undefined} />
      <div>
        <label className={field.label} htmlFor={id}>
          {label}
        </label>
        <Hint id={id}>{hint}</Hint>
      </div>
    </div>
  );
}

const Hint = ({ id, children }: { id: string; children?: ReactNode }) =>
  children ? (
    <span id={`${id}-hint`} className={field.hint}>
      {children}
    </span>
  ) : null;
