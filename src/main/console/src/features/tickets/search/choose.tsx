import { Icon } from '@/ui/icon';
import queue from '../queue/queue.module.css';

type Props = { label: string; value: string; options: [string, string][]; onChoose: (value: string) => void };

/** One of a few, small enough to stand beside others. */
export function Choose({ label, value, options, onChoose }: Props) {
  return (
    <label className={queue.sort}>
      <span className="visually-hidden">{label}</span>
      <select value={value} onChange={(event) => onChoose(event.target.value)}>
        {options.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
      <Icon name="down" size={12} />
    </label>
  );
}
