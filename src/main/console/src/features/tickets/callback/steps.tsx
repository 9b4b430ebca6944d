import { useTranslation } from 'react-i18next';
import { classes } from '@/ui/classes';
import type { Callback } from '../follow-up';
import type { Ticket } from '../ticket';
import styles from './callback.module.css';

const STEPS = ['accepted', 'assigned', 'handled', 'finished', 'called'] as const;

/** The way of a ticket to its callback. What is opened again is in hand again, and has its call still to come. */
export function Steps({ ticket, callback }: { ticket: Ticket; callback: Callback }) {
  const { t } = useTranslation('callback');
  const done = ticket.status === 'resolved' || ticket.status === 'closed';
  const passed = {
    accepted: true,
    assigned: done || ticket.assignee !== null || callback.takenBy !== null,
    handled: done,
    finished: done,
    called: callback.state === 'closed',
  };
  const now = STEPS.find((step) => !passed[step]);
  return (
    <ol className={styles.steps} aria-label={t('steps')}>
      {STEPS.map((step) => {
        const state = passed[step] ? 'past' : step === now ? 'now' : 'ahead';
        return (
          <li key={step} className={classes(styles[state])} aria-current={state === 'now' ? 'step' : undefined}>
            {t(`step.${step}`)}
            <span className="visually-hidden"> {t(`stepState.${state}`)}</span>
          </li>
        );
      })}
    </ol>
  );
}
