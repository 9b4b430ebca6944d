import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/lib/format';
import { useSession } from '@/lib/session';
import { classes } from '@/ui/classes';
import type { QueueQuery } from '../filters';
import type { Density } from './density';
import { numberAt } from './number-at';
import styles from './queue.module.css';
import { QueueRow } from './queue-row';
import { useRowText } from './row-text';
import { useRoving } from './use-roving';
import type { Selection } from './use-selection';

type Props = {
  list: QueueQuery;
  density: Density;
  /** Of every row. */
  height: number;
  numbers: readonly number[];
  selection: Selection;
  /** Which row the keyboard is at; null when it is elsewhere. */
  onFocused: (number: number | null) => void;
  openNumber: number | null;
  hasMore: boolean;
  loadMore: () => void;
  onOpen: (number: number, how: { focus: boolean }) => void;
  listRef: React.RefObject<HTMLDivElement | null>;
};

/** The virtualised grid. What a click opens is decided where the pointer goes down, not where it comes up. */
export function QueueList({
  list,
  density,
  height,
  numbers,
  selection,
  onFocused,
  openNumber,
  hasMore,
  loadMore,
  onOpen,
  listRef,
}: Props) {
  const { t } = useTranslation('queue');
  const { user } = useSession();
  const text = useRowText();
  const pressed = useRef<number | null>(null);
  const activeIndex = useRef(0);
  const virtualizer = useVirtualizer({
    count: numbers.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => height,
    overscan: 6,
    getItemKey: useCallback((index: number) => numbers[index] ?? index, [numbers]),
    rangeExtractor: useCallback((range: { startIndex: number; endIndex: number; overscan: number; count: number }) => {
      const from = Math.max(0, range.startIndex - range.overscan);
      const to = Math.min(range.count - 1, range.endIndex + range.overscan);
      const indexes = Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
      const active = activeIndex.current;
      if (active >= 0 && active < range.count && (active < from || active > to)) indexes.push(active);
      return indexes.sort((a, b) => a - b);
    }, []),
    initialRect: { width: 360, height: 800 },
  });
  const roving = useRoving(
    numbers,
    openNumber,
    listRef,
    (index) => virtualizer.scrollToIndex(index),
    onOpen,
    selection,
  );
  activeIndex.current = roving.active === null ? 0 : numbers.indexOf(roving.active);

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= numbers.length - 10) loadMore();
  }, [hasMore, lastIndex, numbers.length, loadMore]);

  return (
    <div ref={listRef} className={styles.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: virtualised rows are positioned, a table cannot do that */}
      <div
        role="grid"
        aria-label={t('label')}
        aria-rowcount={hasMore ? -1 : numbers.length}
        aria-multiselectable
        tabIndex={-1}
        className={classes(styles.grid, styles[density])}
        style={{ height: virtualizer.getTotalSize() }}
        onPointerDown={(event) => {
          pressed.current = numberAt(event.target);
        }}
        onClick={(event) => {
          const number = event.detail === 0 ? numberAt(event.target) : pressed.current;
          if (number === null) return;
          if (event.shiftKey) selection.reach(number);
          else if (event.ctrlKey || event.metaKey || isBox(event)) selection.toggle(number);
          else roving.open(number, { focus: false });
        }}
        onKeyDown={roving.onKeyDown}
        onFocus={(event) => {
          const number = numberAt(event.target);
          if (number !== null) roving.setActive(number);
          onFocused(number);
        }}
        onBlur={() => onFocused(null)}
        onMouseDown={(event) => {
          // Shift would select text, not tickets.
          if (event.shiftKey) event.preventDefault();
        }}
      >
        {items.map((item) => {
          const number = numbers[item.index];
          if (number === undefined) return null;
          return (
            <QueueRow
              key={number}
              number={number}
              index={item.index}
              style={{ height, transform: `translateY(${item.start}px)` }}
              list={list}
              me={user.id}
              selected={selection.numbers.has(number)}
              open={number === openNumber}
              active={number === (roving.active ?? numbers[0])}
              text={text}
            />
          );
        })}
      </div>
      <p className={styles.end}>
        {hasMore
          ? t('loadingMore')
          : t('end', { count: numbers.length, formatted: count(text.locale, numbers.length) })}
      </p>
    </div>
  );
}

const isBox = (event: { target: EventTarget }) =>
  event.target instanceof Element && event.target.closest('[data-box]') !== null;
