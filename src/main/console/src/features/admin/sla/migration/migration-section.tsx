import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { Button } from '@/ui/button';
import { FormError } from '@/ui/field';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import rows from '../../rows.module.css';
import { useRefusal } from '../use-refusal';
import { useMigration, useMove } from './api';
import { ChangeTable } from './change-table';
import { LISTED, OLDER, type Preview } from './migration';
import styles from './migration.module.css';
import { Outcome, Progress } from './progress';

/** The open tickets of a policy that stand under something older, and their way to what holds now. */
export function MigrationSection({ policy }: { policy: string }) {
  const { t } = useTranslation('migration');
  const { data, error, refetch } = useMigration(policy);
  const move = useMove(policy);
  const refusal = useRefusal();
  const section = useRef<HTMLElement>(null);
  const { hash } = useLocation();
  // The form before it is long.
  useEffect(() => {
    if (hash === OLDER) section.current?.scrollIntoView();
  }, [hash]);
  const begin = (target: string) => {
    // The button goes; whoever pressed it by key stays here.
    if (!move.isPending) move.mutate(target, { onSuccess: () => section.current?.focus() });
  };
  return (
    <section className={styles.section} aria-label={t('title')} ref={section} tabIndex={-1}>
      <h2>{t('title')}</h2>
      <p className={rows.lead}>{t('lead')}</p>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {move.error && <FormError>{isMeanwhile(move.error) ? t('meanwhile') : refusal(move.error)}</FormError>}
      {data?.latest && (data.latest.finishedAt ? <Outcome move={data.latest} /> : <Progress move={data.latest} />)}
      {data?.preview && <PreviewOf preview={data.preview} busy={move.isPending} onMove={begin} />}
    </section>
  );
}

const isMeanwhile = (error: unknown) => error instanceof Problem && error.code === 'changed-meanwhile';

type Props = { preview: Preview; busy: boolean; onMove: (target: string) => void };

function PreviewOf({ preview, busy, onMove }: Props) {
  const { t } = useTranslation('migration');
  const { tickets, changes, target } = preview;
  if (tickets === 0) return <p>{t('none')}</p>;
  return (
    <>
      <p>
        <strong>{t('older', { count: tickets })}</strong>
      </p>
      {changes.length > 0 ? (
        <ChangeTable changes={changes} />
      ) : (
        <p>{t(tickets > LISTED ? 'sameFirst' : 'sameTimes')}</p>
      )}
      {changes.length > 0 && <p className={rows.meta}>{t(tickets > LISTED ? 'firstOnes' : 'onlyChanges')}</p>}
      <div className={rows.buttons}>
        <Button look="primary" aria-disabled={busy} onClick={() => onMove(target)}>
          {t('move', { count: tickets })}
        </Button>
      </div>
    </>
  );
}
