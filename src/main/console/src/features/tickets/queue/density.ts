import { usePreference } from '@/lib/preferences';

/** Heights of a row in pixels where letters are as large as usual: many at a glance, or easy to read. */
export const ROWS = { compact: 44, normal: 64, roomy: 84 } as const;
export type Density = keyof typeof ROWS;
export const DENSITIES = Object.keys(ROWS) as Density[];

export function useDensity(): Density {
  const kept = usePreference('density');
  return DENSITIES.find((each) => each === kept) ?? 'normal';
}
