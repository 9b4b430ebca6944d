import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { timeSpan } from '@/lib/format';
import { NARROW, useMedia } from '@/lib/use-media';
import { useClock } from '@/live/clock';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { useDrawing } from '../../api/get-drawing';
import type { Standing } from '../../api/get-promises';
import type { DiagramProps } from './diagram';
import { type Drawing, readDrawing } from './drawing';
import styles from './picture.module.css';
import { useStepNames } from './use-step-names';

// Whoever cannot get the picture has the list of its steps.
const Diagram = lazy<ComponentType<DiagramProps>>(() =>
  import('./diagram').then(
    ({ Diagram: drawn }) => ({ default: drawn }),
    () => ({ default: () => null }),
  ),
);

/** Where it stands in its drawn process: as a picture where there is room for one, and always as a list of its steps. */
export function ProcessPicture({ standing }: { standing: Standing }) {
  const { t } = useTranslation('promises');
  const narrow = useMedia(NARROW);
  const translate = useStepNames();
  const { data, error, refetch } = useDrawing(standing.definition);
  const drawing = useMemo(() => (data ? readDrawing(data.xml, translate) : null), [data, translate]);
  if (error && !data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!drawing) return <Skeleton bars={3} />;
  return (
    <figure className={styles.figure}>
      <figcaption>
        <strong>{drawing.name}</strong>{' '}
        <span className={styles.version}>{t('picture.version', { version: standing.version })}</span>
        <Next standing={standing} drawing={drawing} />
      </figcaption>
      {narrow ? (
        <Steps standing={standing} drawing={drawing} />
      ) : (
        <>
          <Suspense fallback={<Skeleton bars={3} />}>
            <Diagram drawing={drawing} standing={standing} label={t('picture.of', { name: drawing.name })} />
          </Suspense>
          <details className={styles.details}>
            <summary>{t('picture.steps')}</summary>
            <Steps standing={standing} drawing={drawing} />
          </details>
        </>
      )}
    </figure>
  );
}

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

function Steps({ standing, drawing }: { standing: Standing; drawing: Drawing }) {
  const { t } = useTranslation('promises');
  return (
    <ol className={styles.steps} aria-label={t('picture.stepsOf', { name: drawing.name })}>
      {drawing.steps.map(({ id, name }) => {
        const here = standing.elements.includes(id);
        return (
          <li key={id} aria-current={here ? 'step' : undefined} className={here ? styles.here : undefined}>
            {here ? t('picture.hereAt', { step: name }) : name}
          </li>
        );
      })}
    </ol>
  );
}
