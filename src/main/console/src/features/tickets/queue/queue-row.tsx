import { type CSSProperties, memo, useRef } from 'react';
import { fullTime, relativeTime } from '@/lib/format';
import { useClock } from '@/live/clock';
import { useTicketRow } from '@/live/live-context';
import { mostPressing } from '@/live/promise';
import { nameOf, type TicketRow } from '@/live/ticket-row';
import type { KnownRow } from '@/live/ticket-store';
import { Avatar } from '@/ui/avatar';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import { CallbackChip } from '../callback/callback-chip';
import type { QueueQuery } from '../filters';
import { PromiseChip } from '../promises/promise-chip';
import { PriorityChip, StatusChip } from '../status-chip';
import { reasonOutside, type Sort } from '../view';
import { DraftMark } from './draft-mark';
import styles from './queue.module.css';
import type { RowText } from './row-text';

type Props = {
  number: number;
  index: number;
  style: CSSProperties;
  list: QueueQuery;
  me: string;
  selected: boolean;
  open: boolean;
  active: boolean;
  text: RowText;
};

/** A row of the queue. It keeps its place when its ticket leaves the view, dimmed and with the reason. */
export const QueueRow = memo(function QueueRow({
  number,
  index,
  style,
  list,
  me,
  selected,
  open,
  active,
  text,
}: Props) {
  const known = useTicketRow(number);
  const last = useRef(known);
  if (known) last.current = known;
  const row = known ?? last.current;
  const firstRev = useRef(row?.rev);
  const reason = reasonOutside(list.view, list.filters, known, me);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a virtualised grid of positioned rows cannot be a table
    <div
      role="row"
      aria-rowindex={index + 1}
      aria-selected={selected}
      aria-current={open ? 'true' : undefined}
      tabIndex={active ? 0 : -1}
      data-number={number}
      className={classes(styles.row, open && styles.open, selected && styles.selected, reason && styles.left)}
      style={style}
    >
      {row && row.rev !== firstRev.current && <span key={row.rev} className={styles.flash} />}
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
      <div role="gridcell" className={styles.cell}>
        <span data-box className={styles.box}>
          <input type="checkbox" tabIndex={-1} checked={selected} readOnly aria-label={text.select(number)} />
        </span>
        <div className={styles.lines}>
          {row && (
            <RowContent
              row={row}
              at={timeFor(list.sort, row)}
              text={text}
              reason={reason ? text.reason(reason) : null}
            />
          )}
        </div>
      </div>
    </div>
  );
});

/** The time a row shows is the one its list is ordered by. */
function timeFor(sort: Sort, row: KnownRow) {
  if (sort.endsWith('created')) return row.createdAt;
  return sort.endsWith('updated') ? row.updatedAt : (row.lastMessageAt ?? row.updatedAt);
}

/** What is promised next; which that is changes with the minutes, and nothing is said where all was kept. */
function Pressing({ row, text }: { row: TicketRow; text: RowText }) {
  const id = useClock((now) => mostPressing(row.sla, now)?.id ?? '');
  const promise = row.sla.find((each) => each.id === id);
  if (!promise || promise.metAt) return null;
  return (
    <span className={styles.promise} title={promise.dueAt ? fullTime(text.locale, promise.dueAt) : undefined}>
      <PromiseChip promise={promise} text={text} />
    </span>
  );
}

function RowContent({ row, at, text, reason }: { row: KnownRow; at: string; text: RowText; reason: string | null }) {
  const { locale } = text;
  const time = useClock((now) => relativeTime(locale, at, now));
  return (
    <>
      <span className={styles.line}>
        <strong className={styles.name}>{nameOf(row.customer) || text.noCustomer}</strong>
        <span className={styles.number}>T-{row.number}</span>
        <DraftMark number={row.number} />
        <PriorityChip priority={row.priority} label={text.priority(row.priority)} />
        {row.callbackState && <CallbackChip label={text.callback} />}
        <Pressing row={row} text={text} />
        <time className={styles.time} dateTime={at} title={fullTime(locale, at)}>
          {time}
        </time>
      </span>
      <span className={styles.line}>
        <Icon name={text.icon(row.channel)} size={14} />
        <span className={styles.preview} lang={row.lang ?? undefined}>
          <span className={classes(styles.subject, row.unread > 0 && styles.fresh)}>{row.subject}</span>
          {row.preview && ` · ${row.preview}`}
        </span>
        {reason ? (
          <span className={styles.reason}>{reason}</span>
        ) : (
          <StatusChip status={row.status} label={text.status(row.status)} />
        )}
        {row.unread > 0 && (
          <span className={styles.unread}>
            <span aria-hidden="true">{row.unread > 99 ? '99+' : row.unread}</span>
            <span className="visually-hidden">{text.unread(row.unread)}</span>
          </span>
        )}
        {row.assignee && !reason && (
          <span title={text.assignedTo(row.assignee.name)}>
            <Avatar name={row.assignee.name} size={22} />
            <span className="visually-hidden">{text.assignedTo(row.assignee.name)}</span>
          </span>
        )}
      </span>
    </>
  );
}
