import { useTranslation } from 'react-i18next';

export const PRESETS = ['always', 'weekdays', 'china'] as const;

type Named = { name: string; preset: (typeof PRESETS)[number] | null };

/** What a calendar is called: one that was shipped in the reader's language, until somebody gives it a name. */
export function useCalendarName() {
  const { t } = useTranslation('hours');
  return ({ name, preset }: Named) => (preset ? t(`preset.${preset}`) : name);
}
