import { useState } from 'react';
import { recall, remember } from '@/lib/storage';

/** In CSS pixels; what is left between the two is the conversation's. */
export const WIDTHS = {
  list: { least: 280, usual: 380, most: 600 },
  side: { least: 260, usual: 320, most: 560 },
} as const;
export type PaneName = keyof typeof WIDTHS;

const within = (name: PaneName, width: number) =>
  Math.round(Math.min(WIDTHS[name].most, Math.max(WIDTHS[name].least, width)));

/** How wide a pane is, as this browser remembers it. Left as it is usually, the style sheet says how much of the window it takes. */
export function usePaneWidth(name: PaneName) {
  const { least, usual } = WIDTHS[name];
  const [width, setWidth] = useState(() => within(name, Number(recall(`pane.${name}.width`)) || usual));
  const resize = (next: number) => {
    const taken = within(name, next);
    setWidth(taken);
    remember(`pane.${name}.width`, taken === usual ? null : String(taken));
  };
  return { width, resize, track: width === usual ? undefined : `minmax(${least}px, ${width}px)` };
}
