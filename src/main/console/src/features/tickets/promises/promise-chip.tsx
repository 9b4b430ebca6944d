import { timeSpan } from '@/lib/format';
import { useClock } from '@/live/clock';
import { type PromiseState, secondsOf, stateOf, type TicketPromise } from '@/live/promise';
import { classes } from '@/ui/classes';
import { Icon, type IconName } from '@/ui/icon';
import chip from '../chip.module.css';
import styles from './promise-chip.module.css';

const GLYPHS: Record<PromiseState, IconName> = {
  running: 'ring',
  due_soon: 'diamond',
  overdue: 'warn',
  paused: 'pause',
  met: 'check',
};

export type PromiseWords = {
  locale: string;
  metric: (metric: TicketPromise['metric']) => string;
  promise: (state: PromiseState | 'met_late', time: string) => string;
};

/** How a promise stands: a glyph, words and a countdown. `named`: the words say of what it is, else only screen readers are told. */
export function PromiseChip({ promise, text, named }: { promise: TicketPromise; text: PromiseWords; named?: boolean }) {
  // A second's tick comes through as a changed string only.
  const [state, seconds] = useClock((now) => `${stateOf(promise, now)} ${secondsOf(promise, now)}`).split(' ') as [
    PromiseState,
    string,
  ];
  const metric = text.metric(promise.metric);
  const late = state === 'met' && isLate(promise);
  return (
    <span className={classes(chip.chip, styles.countdown, styles[state], late && styles.late)} data-state={state}>
      <Icon name={GLYPHS[state]} size={11} />
      <span className={named ? undefined : 'visually-hidden'}>{metric}</span>
      <span className={styles.words}>
        {text.promise(late ? 'met_late' : state, timeSpan(text.locale, Number(seconds)))}
      </span>
    </span>
  );
}

const isLate = ({ dueAt, metAt }: TicketPromise) => dueAt !== null && Date.parse(metAt ?? '') > Date.parse(dueAt);
