import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog';
import { EmptyState, FailedToLoad, Skeleton } from '@/ui/notice';
import { usePromises } from '../api/get-promises';
import { PromiseChip } from './promise-chip';
import styles from './promises.module.css';
import { ToldPromise } from './told-promise';
import { usePromiseWords } from './use-promise-words';

type Props = { number: number; first: string; onClose: () => void };

/** Every promise of a ticket, one at a time: by what it was given, how its due time came about, and where it stands. */
export function PromiseDialog({ number, first, onClose }: Props) {
  const { t } = useTranslation('promises');
  const words = usePromiseWords();
  const { data, error, refetch } = usePromises(number);
  const [chosen, setChosen] = useState(first);
  const shown = data?.find((each) => each.id === chosen) ?? data?.find((each) => each.metAt === null) ?? data?.[0];
  return (
    <Dialog title={t('title')} onClose={onClose} className={styles.dialog}>
      {!data && !error && <Skeleton bars={5} />}
      {!data && error && <FailedToLoad error={error} retry={() => void refetch()} />}
      {data && !shown && (
        <EmptyState>
          <p>{t('none')}</p>
        </EmptyState>
      )}
      {data && data.length > 1 && (
        <fieldset className={styles.choices}>
          <legend className="visually-hidden">{t('choose')}</legend>
          {data.map((each) => (
            <label key={each.id} className={styles.choice}>
              <input type="radio" name="promise" checked={each.id === shown?.id} onChange={() => setChosen(each.id)} />
              <PromiseChip promise={each} text={words} named />
            </label>
          ))}
        </fieldset>
      )}
      {shown && <ToldPromise key={shown.id} promise={shown} />}
    </Dialog>
  );
}
