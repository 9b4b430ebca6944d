import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mark } from '@/features/sla/picture/diagram';
import { type Drawing, readDrawing } from '@/features/sla/picture/drawing';
import { useDrawing } from '@/features/sla/picture/get-drawing';
import { Picture } from '@/features/sla/picture/picture';
import styles from '@/features/sla/picture/picture.module.css';
import { useStepNames } from '@/features/sla/picture/use-step-names';
import { timeSpan } from '@/lib/format';
import { useClock } from '@/live/clock';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import type { Standing } from '../api/get-promises';

/** Where it stands in its drawn process: as a picture where there is room for one, and always as a list of its steps. */
export function ProcessPicture({ standing }: { standing: Standing }) {
  const { t } = useTranslation('promises');
  const translate = useStepNames();
  const { data, error, refetch } = useDrawing(standing.definition);
  const drawing = useMemo(() => (data ? readDrawing(data.xml, translate) : null), [data, translate]);
  if (error && !data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!drawing) return <Skeleton bars={3} />;
  return (
    <Picture
      current
      drawing={drawing}
      marks={marksOf(standing)}
      said={({ id, name }) => (standing.elements.includes(id) ? t('picture.hereAt', { step: name }) : null)}
    >
      <strong>{drawing.name}</strong>{' '}
      <span className={styles.version}>{t('picture.version', { version: standing.version })}</span>
      <Next standing={standing} drawing={drawing} />
    </Picture>
  );
}

const marksOf = ({ elements, next }: Standing): Mark[] => [
  ...elements.map((element) => ({ element, look: 'here' as const })),
  ...(next ? [{ element: next.element, look: 'next' as const }] : []),
];

/** "Due soon in 12m, then: Record warning". */
function Next({ standing, drawing }: { standing: Standing; drawing: Drawing }) {
  const { t, i18n } = useTranslation('promises');
  const { next } = standing;
  const left = useClock((now) => (next ? minutes(Date.parse(next.at) - now) : 0));
  if (!next) return null;
  const timer = drawing.nameOf(next.element);
  const then = drawing.after(next.element);
  const time = timeSpan(i18n.language, left);
  return (
    <p className={styles.next}>
      {then ? t('picture.nextThen', { timer, time, then }) : t('picture.next', { timer, time })}
    </p>
  );
}

const minutes = (milliseconds: number) => {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  return seconds < 60 ? seconds : seconds - (seconds % 60);
};
