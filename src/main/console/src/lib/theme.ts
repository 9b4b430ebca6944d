import { useSyncExternalStore } from 'react';
import { recall, remember } from './storage';
import { valueStore } from './store';

export type Theme = 'system' | 'light' | 'dark';

const isTheme = (value: string | null | undefined): value is Theme =>
  value === 'system' || value === 'light' || value === 'dark';

const stored = recall('theme');
const theme = valueStore<Theme>(isTheme(stored) ? stored : 'system');

export const useTheme = () => useSyncExternalStore(theme.subscribe, theme.get);

export function applyTheme(next: string | null | undefined) {
  if (!isTheme(next)) return;
  if (next === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = next;
  remember('theme', next);
  theme.set(next);
}
