import { useTranslation } from 'react-i18next';
import { METRICS, type Metric, type Priority, URGENT_FIRST } from '../policy';
import styles from '../sla.module.css';
import type { Typed } from './draft';
import { DurationField } from './duration-field';

type Props = { name: 'targets' | 'chatTargets'; targets: Typed; onChange: (targets: Typed) => void };

/** How soon, for each priority. */
export function Targets({ name, targets, onChange }: Props) {
  const { t } = useTranslation('policies');
  const { t: tt } = useTranslation('ticket');
  const set = (priority: Priority, metric: Metric, value: string) =>
    onChange({ ...targets, [priority]: { ...targets[priority], [metric]: value } });
  return URGENT_FIRST.map((priority) => (
    <fieldset key={priority} className={styles.group}>
      <legend>{tt(`priority.${priority}`)}</legend>
      <div className={styles.targets}>
        {METRICS.map((metric) => (
          <DurationField
            key={metric}
            label={t(`metric.${metric}`)}
            name={name}
            value={targets[priority][metric]}
            onChange={(value) => set(priority, metric, value)}
          />
        ))}
      </div>
    </fieldset>
  ));
}
