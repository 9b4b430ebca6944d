import { useNavigate, useParams } from '@tanstack/react-router';
import { type CSSProperties, lazy, type ReactNode, Suspense, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { withTexts } from '@/lib/i18n/i18n';
import { whenIdle } from '@/lib/idle';
import { usePageTitle } from '@/lib/page-title';
import { remember } from '@/lib/storage';
import { classes } from '@/ui/classes';
import { EmptyState, Skeleton } from '@/ui/notice';
import styles from './inbox.module.css';
import { PaneSeparator } from './panes/pane-separator';
import { QueuePane } from './queue/queue-pane';
import { useViewName } from './queue/use-view-name';
import { ViewTabs } from './queue/view-tabs';
import { usePanes } from './use-panes';
import { useQueueQuery } from './use-queue-query';

const openTicket = () => withTexts(import('./open-ticket'));
const filters = () => withTexts(import('./queue/filtering'));
const FilterChips = lazy(async () => ({ default: (await filters()).FilterChips }));
const ViewUpdated = lazy(async () => ({ default: (await filters()).ViewUpdated }));
const FilterDialog = lazy(async () => ({ default: (await filters()).FilterDialog }));
const TicketPane = lazy(async () => ({ default: (await openTicket()).TicketPane }));
const SidePane = lazy(async () => ({ default: (await openTicket()).SidePane }));

/** Queue, conversation and details side by side; one at a time where there is no room. */
export function InboxPage() {
  const { view = 'unassigned', no } = useParams({ strict: false });
  const navigate = useNavigate();
  const panes = usePanes();
  const { listWidth, sideWidth } = panes;
  const [focusHeading, setFocusHeading] = useState(false);
  const number = no && /^\d+$/.test(no) ? Number(no) : null;
  const [filtering, setFiltering] = useState(false);
  const { list, filters: extra, search, resorted, onSort, onFilter } = useQueueQuery(view);
  useEffect(() => remember('view', view), [view]);
  useFetchedAhead();

  const open = useCallback(
    (next: number, { focus }: { focus: boolean }) => {
      setFocusHeading(focus);
      void navigate({
        to: '/inbox/$view/t/$no',
        params: { view, no: String(next) },
        search,
      });
    },
    [navigate, view, search],
  );
  const back = () => {
    setFocusHeading(false);
    if (panes.sideOver) panes.toggleSide();
    else if (panes.narrow) void navigate({ to: '/inbox/$view', params: { view }, search });
    else focusList();
  };
  useCommand('back', number !== null && back);
  useCommand('focusThread', () => document.getElementById('conversation')?.focus());
  useCommand('focusSide', () => document.getElementById('details')?.focus());

  const filtered = Object.keys(extra).length > 0 || resorted;
  const sideOpen = panes.side && number !== null;
  return (
    <div
      className={classes(styles.inbox, !panes.list && styles.noList, sideOpen && styles.withSide)}
      data-pane={number === null ? 'list' : 'ticket'}
      style={{ '--list': listWidth.track, '--details': sideWidth.track } as CSSProperties}
    >
      {number === null && <ViewHeading view={view} />}
      <section id="list" tabIndex={-1} className={styles.list}>
        <div className={styles.above}>
          <ViewTabs view={view} />
          <Suspense>
            {filtered && <FilterChips view={view} filters={extra} list={list} onFilter={onFilter} />}
            {view.startsWith('saved-') && <ViewUpdated view={view} />}
          </Suspense>
        </div>
        <QueuePane
          key={view + JSON.stringify(list)}
          list={list}
          openNumber={number}
          onSort={onSort}
          onFilter={onFilter}
          onAskFilter={() => setFiltering(true)}
          onOpen={open}
        />
        <PaneSeparator pane="list" controls="list" width={listWidth.width} onResize={listWidth.resize} />
      </section>
      <section id="thread" tabIndex={-1} className={styles.ticket}>
        {number === null ? (
          <NoTicket />
        ) : (
          <Suspense fallback={<Skeleton bars={6} />}>
            <TicketPane
              number={number}
              onBack={back}
              sideOpen={sideOpen}
              onToggleSide={panes.toggleSide}
              focusHeading={focusHeading}
            />
          </Suspense>
        )}
      </section>
      {sideOpen && (
        <Details number={number} onClose={panes.toggleSide}>
          <PaneSeparator pane="side" controls="details" width={sideWidth.width} onResize={sideWidth.resize} />
        </Details>
      )}
      <Suspense>
        {filtering && <FilterDialog filters={extra} onFilter={onFilter} onClose={() => setFiltering(false)} />}
      </Suspense>
    </div>
  );
}

/** The first ticket must open at once: its code is fetched when the queue has been shown and nothing else is to be done. */
function useFetchedAhead() {
  useEffect(() => whenIdle(() => void openTicket().catch(() => {})), []);
}

function ViewHeading({ view }: { view: string }) {
  const name = useViewName()(view);
  usePageTitle(name);
  return <h1 className="visually-hidden">{name}</h1>;
}

function NoTicket() {
  const { t } = useTranslation('ticket');
  return (
    <EmptyState>
      <h2>{t('none.title')}</h2>
      <p>{t('none.body')}</p>
    </EmptyState>
  );
}

function Details(props: { number: number; onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation('ticket');
  return (
    <aside id="details" tabIndex={-1} aria-label={t('side.label')} className={styles.side}>
      <Suspense>
        <SidePane number={props.number} onClose={props.onClose} />
      </Suspense>
      {props.children}
    </aside>
  );
}

const focusList = () => document.querySelector<HTMLElement>('#list [role=row][tabindex="0"]')?.focus();
