import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand, useKeyHint } from '@/lib/commands';
import { METRICS } from '@/live/promise';
import type { Ticket } from '../ticket';
import { PromiseChip } from './promise-chip';
import styles from './promises.module.css';
import { usePromiseWords } from './use-promise-words';

const PromiseDialog = lazy(async () => ({ default: (await import('./promise-dialog')).PromiseDialog }));

/** What the ticket's customer was promised, each to be pressed for how it came about. */
export function Promises({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('promises');
  const hint = useKeyHint();
  const words = usePromiseWords();
  const [shown, setShown] = useState<string | null>(null);
  const promises = METRICS.flatMap((metric) => ticket.sla.filter((each) => each.metric === metric));
  const pressing = promises.find((each) => each.metAt === null) ?? promises[0];
  useCommand('promises', pressing !== undefined && (() => setShown(pressing.id)));
  if (!pressing) return null;
  return (
    <>
      <ul className={styles.chips} aria-label={t('label')}>
        {promises.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              className={styles.open}
              title={hint(t('why'), 'promises')}
              onClick={() => setShown(each.id)}
            >
              <PromiseChip promise={each} text={words} named />
            </button>
          </li>
        ))}
      </ul>
      <Suspense>
        {shown !== null && <PromiseDialog number={ticket.number} first={shown} onClose={() => setShown(null)} />}
      </Suspense>
    </>
  );
}
