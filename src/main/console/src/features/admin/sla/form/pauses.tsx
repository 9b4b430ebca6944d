import { useTranslation } from 'react-i18next';
import { type Pauses as Held, METRICS, type Metric, WAITING } from '../policy';
import styles from '../sla.module.css';

type Props = { pauses: Held; onChange: (pauses: Held) => void };

/** In which statuses a promise does not run. */
export function Pauses({ pauses, onChange }: Props) {
  const { t } = useTranslation('policies');
  const { t: tt } = useTranslation('ticket');
  const set = (metric: Metric, status: (typeof WAITING)[number], held: boolean) => {
    const others = (pauses[metric] ?? []).filter((each) => each !== status);
    onChange({ ...pauses, [metric]: held ? [...others, status] : others });
  };
  return METRICS.map((metric) => (
    <fieldset key={metric} className={styles.group}>
      <legend>{t(`metric.${metric}`)}</legend>
      <div className={styles.boxes}>
        {WAITING.map((status) => (
          <label key={status} className={styles.box}>
            <input
              type="checkbox"
              checked={pauses[metric]?.includes(status) ?? false}
              onChange={(event) => set(metric, status, event.target.checked)}
            />
            {tt(`status.${status}`)}
          </label>
        ))}
      </div>
    </fieldset>
  ));
}
