import { useTranslation } from 'react-i18next';
import { shortDay } from '@/lib/format';
import type { Report } from './api/get-report';
import styles from './insight.module.css';
import { type Figure, type Period, shifted } from './period';
import { useFigureText } from './use-figure-text';

const HEIGHT = 36;
const WIDTH = 240;

/** One bar a day; what it shows is said in words to whoever does not see it. */
export function DayBars({ figure, period, days }: { figure: Figure; period: Period; days: Report['days'] }) {
  const { t, i18n } = useTranslation('insight');
  const { text } = useFigureText();
  const values = new Map(days.map(({ day, figures }) => [day, figures[figure]?.value ?? null]));
  const all: { day: string; value: number | null }[] = [];
  for (let day = period.from; day <= period.to && all.length < 3_700; day = shifted(day, 1)) {
    all.push({ day, value: values.get(day) ?? null });
  }
  const top = all.reduce<{ day: string; value: number } | null>(
    (most, { day, value }) => (value !== null && value > (most?.value ?? 0) ? { day, value } : most),
    null,
  );
  if (!top || all.length < 2) return null;
  const step = WIDTH / all.length;
  const label = t('days', {
    figure: t(`figure.${figure}`),
    from: shortDay(i18n.language, period.from),
    to: shortDay(i18n.language, period.to),
    value: text(figure, top.value),
    day: shortDay(i18n.language, top.day),
  });
  return (
    <svg
      className={styles.bars}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <title>{label}</title>
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className={styles.ground} />
      {all.map(({ day, value }, index) => {
        const height = value === null ? 0 : Math.max(1, (value / top.value) * (HEIGHT - 2));
        return value === null ? null : (
          <rect
            key={day}
            x={index * step}
            y={HEIGHT - height}
            width={Math.max(0.5, step * 0.8)}
            height={height}
            className={styles.bar}
          />
        );
      })}
    </svg>
  );
}
