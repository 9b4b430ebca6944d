import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NARROW, useMedia } from '@/lib/use-media';
import type { Mark } from './diagram';
import type { Drawing, Step } from './drawing';
import { LazyDiagram } from './lazy-diagram';
import styles from './picture.module.css';
import { Steps } from './steps';

type Props = {
  drawing: Drawing;
  marks: Mark[];
  /** What is said of a step in place of its name alone; null: nothing. */
  said: (step: Step) => string | null;
  /** Where one ticket stands; the others are no step of its way. */
  current?: boolean;
  onUndrawable?: () => void;
  children?: ReactNode;
};

/** A drawn process: as a picture where there is room for one, and always as a list of its steps. */
export function Picture({ drawing, marks, said, current, onUndrawable, children }: Props) {
  const { t } = useTranslation('promises');
  const narrow = useMedia(NARROW);
  const { name } = drawing;
  const steps = <Steps drawing={drawing} label={t('picture.stepsOf', { name })} said={said} current={current} />;
  return (
    <figure className={styles.figure}>
      {children && <figcaption>{children}</figcaption>}
      {narrow ? (
        steps
      ) : (
        <>
          <LazyDiagram drawing={drawing} marks={marks} label={t('picture.of', { name })} onUndrawable={onUndrawable} />
          <details className={styles.details}>
            <summary>{t('picture.steps')}</summary>
            {steps}
          </details>
        </>
      )}
    </figure>
  );
}
