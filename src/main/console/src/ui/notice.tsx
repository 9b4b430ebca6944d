import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from './button';
import { classes } from './classes';
import styles from './notice.module.css';

/** Something to know or decide, in place: nothing of what is around it goes away. */
export function Notice(props: {
  tone?: 'warn' | 'danger';
  alert?: boolean;
  /** Few words with one thing to do: beside them, where there is room. */
  inline?: boolean;
  actions?: ReactNode;
  children: ReactNode;
}) {
  return (
    <div
      role={props.alert ? 'alert' : 'status'}
      className={classes(styles.notice, props.tone && styles[props.tone], props.inline && styles.inline)}
    >
      <div>{props.children}</div>
      {props.actions && <div className={styles.actions}>{props.actions}</div>}
    </div>
  );
}

export function FailedToLoad({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation();
  const text = useProblemText();
  return (
    <div className={styles.state} role="alert">
      <p>{text(error)}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  );
}

export const EmptyState = ({ children }: { children: ReactNode }) => <div className={styles.state}>{children}</div>;

/** Shows only when the wait is longer than a blink. */
export function Skeleton({ bars }: { bars: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: bars }, (_, index) => (
        <div key={index} className={styles.bar} />
      ))}
    </div>
  );
}
