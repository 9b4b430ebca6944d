import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '@/lib/format';
import { setPreference, usePreference } from '@/lib/preferences';
import { SelectField } from '@/ui/fields';

/** Where one works: every time on the desk is told as a clock there would. */
export function ZoneField() {
  const { t, i18n } = useTranslation('me');
  const chosen = usePreference('zone') ?? '';
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = useMemo(() => {
    const known = Intl.supportedValuesOf('timeZone');
    return chosen === '' || known.includes(chosen) ? known : [chosen, ...known];
  }, [chosen]);
  return (
    <SelectField
      label={t('zone.label')}
      hint={t('zone.now', { time: clockTime(i18n.language, new Date().toISOString()) })}
      value={chosen}
      options={[
        ['', t('zone.browser', { zone: spoken(here) })],
        ...zones.map((zone): [string, string] => [zone, spoken(zone)]),
      ]}
      onChange={(zone) => void setPreference('zone', zone === '' ? null : zone).catch(() => {})}
    />
  );
}

const spoken = (zone: string) => zone.replaceAll('_', ' ').replaceAll('/', ' / ');
