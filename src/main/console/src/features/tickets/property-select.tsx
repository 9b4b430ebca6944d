import { useId } from 'react';
import { Icon } from '@/ui/icon';
import styles from './ticket-pane.module.css';

type Props = {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  onChange: (value: string) => void;
};

export function PropertySelect({ label, value, options, onChange }: Props) {
  const id = useId();
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
