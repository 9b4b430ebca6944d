import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { classes } from '@/ui/classes';
import { type PaneName, WIDTHS } from './pane-width';
import styles from './panes.module.css';

const STEP = 16;
const STRIDE = 64;
/** Less than this is a press, not a pull. */
const STILL = 3;

type Props = { pane: PaneName; controls: string; width: number; onResize: (width: number) => void };

/**
 * The line between two panes: pulled, moved by the arrow keys, or pressed for the next of three widths, for whoever can do neither.
 * Two presses make it as wide as it was made.
 */
export function PaneSeparator({ pane, controls, width, onResize }: Props) {
  const { t } = useTranslation('ticket');
  const pull = useRef<{ from: number; width: number; moved: boolean } | null>(null);
  const { least, usual, most } = WIDTHS[pane];
  const outward = pane === 'list' ? 1 : -1;

  // What the window leaves of it may be less than was asked for.
  const shown = (line: HTMLElement) => line.parentElement?.offsetWidth || width;
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = event.shiftKey ? STRIDE : STEP;
    const next = {
      ArrowLeft: shown(event.currentTarget) - outward * step,
      ArrowRight: shown(event.currentTarget) + outward * step,
      Home: least,
      End: most,
      Enter: usual,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    onResize(next);
  };
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    pull.current = { from: event.clientX, width: shown(event.currentTarget), moved: false };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (!pull.current) return;
    const by = (event.clientX - pull.current.from) * outward;
    if (!pull.current.moved && Math.abs(by) < STILL) return;
    pull.current.moved = true;
    onResize(pull.current.width + by);
  };
  const onPointerUp = () => {
    if (pull.current && !pull.current.moved) onResize([usual, most].find((each) => each > width) ?? least);
    pull.current = null;
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a line in a document cannot be moved
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t(pane === 'list' ? 'pane.list' : 'pane.side')}
      aria-controls={controls}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      className={classes(styles.separator, pane === 'list' ? styles.atEnd : styles.atStart)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => {
        pull.current = null;
      }}
      onDoubleClick={() => onResize(usual)}
    />
  );
}
