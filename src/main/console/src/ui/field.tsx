import { type ComponentProps, useId } from 'react';
import styles from './field.module.css';
import { Icon } from './icon';

/** A labelled text field; the hint belongs to it for screen readers too. */
export function Field({ label, hint, ...input }: { label: string; hint?: string } & ComponentProps<'input'>) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <input {...input} id={id} className={styles.input} aria-describedby={hint ? `${id}-hint` : undefined} />
      {hint && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
        </span>
      )}
    </div>
  );
}

export function FormError({ children }: { children: React.ReactNode }) {
  return (
    <div role="alert" className={styles.error}>
      <Icon name="warn" size={18} />
      <span>{children}</span>
    </div>
  );
}
