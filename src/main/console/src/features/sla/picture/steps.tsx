import { classes } from '@/ui/classes';
import type { Drawing, Step } from './drawing';
import styles from './picture.module.css';

type Props = {
  drawing: Drawing;
  label: string;
  said: (step: Step) => string | null;
  current?: boolean;
};

/** A process as the list of its steps: for whoever has no room for its picture, or cannot see it. */
export const Steps = ({ drawing, label, said, current }: Props) => (
  <ol className={styles.steps} aria-label={label}>
    {drawing.steps.map((step) => {
      const more = said(step);
      return (
        <li key={step.id} aria-current={more && current ? 'step' : undefined} className={classes(more && styles.here)}>
          {more ?? step.name}
        </li>
      );
    })}
  </ol>
);
