import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Suspense, useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/lib/session';
import { classes } from '@/ui/classes';
import { EmptyState, Skeleton } from '@/ui/notice';
import panes from '../inbox.module.css';
import { SidePane, TicketPane } from '../open-ticket';
import { usePanes } from '../use-panes';
import { type Looked, readLooked } from './looked';
import { noteSearch } from './recent-searches';
import { SearchPane } from './search-pane';

/** Everything that was found, and beside it the ticket one opens: the search stays where it is. */
export function SearchPage() {
  const { t } = useTranslation('search');
  const { user } = useSession();
  const looked = readLooked(useSearch({ strict: false }));
  const { no } = useParams({ strict: false });
  const number = no && /^\d+$/.test(no) ? Number(no) : null;
  const navigate = useNavigate();
  const { narrow, side, sideOver, list, toggleSide } = usePanes();
  const [focusHeading, setFocusHeading] = useState(false);

  const kept = useRef(looked);
  kept.current = looked;
  const open = useCallback(
    (next: number, { focus }: { focus: boolean }) => {
      setFocusHeading(focus);
      void navigate({ to: '/search/t/$no', params: { no: String(next) }, search: kept.current });
    },
    [navigate],
  );
  const look = (next: Looked) => {
    if (next.q !== looked.q) noteSearch(user.id, next.q);
    void navigate({ to: '.', search: () => next, replace: true });
  };
  const back = () => {
    setFocusHeading(false);
    if (sideOver) toggleSide();
    else if (narrow) void navigate({ to: '/search', search: looked });
    else document.querySelector<HTMLElement>('#list [role=row][tabindex="0"]')?.focus();
  };
  useCommand('back', number !== null && back);
  useCommand('focusThread', () => document.getElementById('conversation')?.focus());
  useCommand('focusSide', () => document.getElementById('details')?.focus());

  const sideOpen = side && number !== null;
  return (
    <div
      className={classes(panes.inbox, !list && panes.noList, sideOpen && panes.withSide)}
      data-pane={number === null ? 'list' : 'ticket'}
    >
      {number === null && <Heading q={looked.q} />}
      <section id="list" tabIndex={-1} className={panes.list} aria-label={t('label')}>
        <SearchPane looked={looked} openNumber={number} onLook={look} onOpen={open} />
      </section>
      <section id="thread" tabIndex={-1} className={panes.ticket}>
        {number === null ? (
          <EmptyState>
            <p>{t('choose')}</p>
          </EmptyState>
        ) : (
          <Suspense fallback={<Skeleton bars={6} />}>
            <TicketPane
              number={number}
              onBack={back}
              sideOpen={sideOpen}
              onToggleSide={toggleSide}
              focusHeading={focusHeading}
            />
          </Suspense>
        )}
      </section>
      {sideOpen && (
        <aside id="details" tabIndex={-1} aria-label={t('details')} className={panes.side}>
          <SidePane number={number} onClose={toggleSide} />
        </aside>
      )}
    </div>
  );
}

function Heading({ q }: { q: string }) {
  const { t } = useTranslation('search');
  const title = q === '' ? t('label') : t('title', { q });
  usePageTitle(title);
  return <h1 className="visually-hidden">{title}</h1>;
}
