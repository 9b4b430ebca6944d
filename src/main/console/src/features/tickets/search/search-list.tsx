import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/ui/classes';
import type { Hit } from '../api/find-tickets';
import { numberAt } from '../queue/number-at';
import queue from '../queue/queue.module.css';
import { useRoving } from '../queue/use-roving';
import { HitText } from './hit-text';
import styles from './search.module.css';

/** Of a row in pixels, where letters are as large as usual. */
export const ROW = 92;

type Props = {
  hits: Hit[];
  openNumber: number | null;
  /** Of every row. */
  height: number;
  hasMore: boolean;
  loadMore: () => void;
  onOpen: (number: number, how: { focus: boolean }) => void;
  listRef: React.RefObject<HTMLDivElement | null>;
};

/** All that was found, of any length. What a click opens is decided where the pointer goes down. */
export function SearchList({ hits, openNumber, height, hasMore, loadMore, onOpen, listRef }: Props) {
  const { t } = useTranslation('search');
  const pressed = useRef<number | null>(null);
  const virtualizer = useVirtualizer({
    count: hits.length,
    getScrollElement: () => listRef.current,
    estimateSize: () => height,
    overscan: 6,
    getItemKey: (index) => hits[index]?.number ?? index,
    initialRect: { width: 360, height: 800 },
  });
  const numbers = hits.map((hit) => hit.number);
  const roving = useRoving(numbers, openNumber, listRef, (index) => virtualizer.scrollToIndex(index), onOpen);
  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= hits.length - 10) loadMore();
  }, [hasMore, lastIndex, hits.length, loadMore]);

  return (
    <div ref={listRef} className={queue.scroller}>
      {/* biome-ignore lint/a11y/useSemanticElements: virtualised rows are positioned, a table cannot do that */}
      <div
        role="grid"
        aria-label={t('results')}
        aria-rowcount={hasMore ? -1 : hits.length}
        tabIndex={-1}
        className={queue.grid}
        style={{ height: virtualizer.getTotalSize() }}
        onPointerDown={(event) => {
          pressed.current = numberAt(event.target);
        }}
        onClick={(event) => {
          const number = event.detail === 0 ? numberAt(event.target) : pressed.current;
          if (number !== null) roving.open(number, { focus: false });
        }}
        onKeyDown={roving.onKeyDown}
      >
        {items.map((item) => {
          const hit = hits[item.index];
          if (!hit) return null;
          return (
            // biome-ignore lint/a11y/useSemanticElements: see the grid
            <div
              key={hit.number}
              role="row"
              aria-rowindex={item.index + 1}
              aria-selected={hit.number === openNumber}
              tabIndex={hit.number === (roving.active ?? numbers[0]) ? 0 : -1}
              data-number={hit.number}
              className={classes(queue.row, hit.number === openNumber && queue.open)}
              style={{ height, transform: `translateY(${item.start}px)` }}
            >
              {/* biome-ignore lint/a11y/useSemanticElements: see the grid */}
              {/* biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus */}
              <div role="gridcell" className={styles.cell}>
                <HitText hit={hit} />
              </div>
            </div>
          );
        })}
      </div>
      <p className={queue.end}>{hasMore ? t('loadingMore') : t('end')}</p>
    </div>
  );
}
