import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../api/get-history';

/** A history entry in words: what changed, from what, to what. */
export function useHistoryText() {
  const { t } = useTranslation('ticket');
  return (entry: HistoryEntry): string => {
    const name = entry.type.replace(/[-_.]/g, ' ');
    const to = wordOf(entry.payload?.to);
    const from = wordOf(entry.payload?.from);
    if (to === null && from === null) return name;
    return t('change', { field: name, from: from ?? t('nothing'), to: to ?? t('nothing') });
  };
}

function wordOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string')
    return value.name;
  return null;
}
