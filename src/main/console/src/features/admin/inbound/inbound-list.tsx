import { useInfiniteQuery } from '@tanstack/react-query';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { FailedToLoad, Notice, Skeleton } from '@/ui/notice';
import styles from '../rows.module.css';
import { type Decision, useDecide } from './api/decide';
import { inboundQuery } from './api/list-inbound';
import { BlockDialog } from './block-dialog';
import { BulkBar } from './bulk-bar';
import { DecisionNotice } from './decision-notice';
import { DeleteDialog } from './delete-dialog';
import type { Inbound, List } from './inbound';
import { InboundRow } from './inbound-row';
import { useNewer } from './use-newer';

/** Mail of one kind, what may be done about it, one by one or several at once, and what became of it. */
export function InboundList({ state }: { state: List }) {
  const { t } = useTranslation('inbound');
  const query = useInfiniteQuery(inboundQuery(state));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [deleting, setDeleting] = useState<string[] | null>(null);
  const [blocking, setBlocking] = useState<Inbound | null>(null);
  const [blocked, setBlocked] = useState<string | null>(null);
  const decide = useDecide();
  const newer = useNewer(state, query.dataUpdatedAt);
  const list = useRef<HTMLUListElement>(null);
  const keepPlace = useKeptPlace(list, rows.length);

  const here = chosen.filter((id) => rows.some((row) => row.id === id));
  const run = (how: Decision, ids: string[]) => {
    if (decide.isPending) return;
    keepPlace();
    setBlocked(null);
    decide.mutate(
      { how, ids },
      { onSuccess: ({ outcomes }) => setChosen(outcomes.filter((each) => each.code !== null).map((each) => each.id)) },
    );
  };
  const refusalOf = (id: string) => decide.data?.outcomes.find((each) => each.id === id)?.code ?? null;

  if (query.error && !query.data) return <FailedToLoad error={query.error} retry={() => void query.refetch()} />;
  if (!query.data) return <Skeleton bars={4} />;
  return (
    <>
      {blocked && <Notice>{t('blocked', { sender: blocked })}</Notice>}
      {decide.data && !blocked && <DecisionNotice how={decide.data.how} outcomes={decide.data.outcomes} />}
      {newer && (
        <Notice inline actions={<Button onClick={() => void query.refetch()}>{t('showNewer')}</Button>}>
          {t('newer')}
        </Notice>
      )}
      {rows.length > 0 && (state === 'quarantined' || state === 'parked') && (
        <BulkBar
          state={state}
          all={rows.map((row) => row.id)}
          chosen={here}
          busy={decide.isPending}
          onChoose={setChosen}
          onDecide={run}
          onDelete={() => setDeleting(here)}
        />
      )}
      {rows.length === 0 && <p className={styles.lead}>{t(`none.${state}`)}</p>}
      <ul ref={list} className={styles.list}>
        {rows.map((row) => (
          <InboundRow
            key={row.id}
            row={row}
            chosen={chosen.includes(row.id)}
            refusal={refusalOf(row.id)}
            busy={decide.isPending}
            onChoose={(on) => setChosen(on ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))}
            onDecide={(how) => run(how, [row.id])}
            onDelete={() => setDeleting([row.id])}
            onBlock={() => setBlocking(row)}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      {deleting && (
        <DeleteDialog
          count={deleting.length}
          onClose={() => setDeleting(null)}
          onDelete={() => {
            setDeleting(null);
            run('delete', deleting);
          }}
        />
      )}
      {blocking && (
        <BlockDialog
          row={blocking}
          onClose={() => setBlocking(null)}
          onBlocked={(sender) => {
            keepPlace();
            setBlocking(null);
            setBlocked(sender);
          }}
        />
      )}
    </>
  );
}

/** Who works through the list with the keyboard goes on at the place of the row that went. */
function useKeptPlace(list: React.RefObject<HTMLUListElement | null>, length: number) {
  const place = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is the changed list that may have lost the focus
  useLayoutEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return;
    const rows = list.current?.children;
    rows?.[Math.min(place.current, rows.length - 1)]?.querySelector('input')?.focus();
    place.current = null;
  }, [list, length]);
  return () => {
    const rows = [...(list.current?.children ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    if (at >= 0) place.current = at;
  };
}
