import { useId } from 'react';
import { Icon } from '@/ui/icon';
import styles from './ticket-pane.module.css';

type Props = {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
  /** Whether it is only told. */
  fixed?: boolean;
};

export function PropertySelect({ label, value, options, onChange, fixed = false }: Props) {
  const id = useId();
  if (fixed) {
    return (
      <span className={styles.fixed}>
        {label} <strong>{options.find((option) => option.value === value)?.label}</strong>
      </span>
    );
  }
  return (
    <span className={styles.property}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Icon name="down" size={12} />
    </span>
  );
}
