import { type ComponentProps, type ReactNode, useId } from 'react';
import field from './field.module.css';
import styles from './fields.module.css';

type Labelled = { label: string; hint?: string };

/** What is to be filled in, under its name and above what there is to say of it. */
function Named({ id, label, hint, children }: Labelled & { id: string; children: ReactNode }) {
  return (
    <div className={field.field}>
      <label className={field.label} htmlFor={id}>
        {label}
      </label>
      {children}
      <Hint id={id}>{hint}</Hint>
    </div>
  );
}

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
    <Named id={id} label={label} hint={hint}>
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
    </Named>
  );
}

export function TextField({ label, hint, ...text }: Labelled & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Named id={id} label={label} hint={hint}>
      <textarea rows={3} {...text} id={id} className={field.input} aria-describedby={hint ? `${id}-hint` : undefined} />
    </Named>
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
