import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/ui/fields';

/** Whose clock on the wall the hours are told by. */
export function ZoneSelect({ zone, onChange }: { zone: string; onChange: (zone: string) => void }) {
  const { t } = useTranslation('hours');
  const zones = useMemo(() => [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])].sort(), [zone]);
  return (
    <SelectField
      label={t('zone')}
      value={zone}
      options={zones.map((each): [string, string] => [each, each.replaceAll('_', ' ').replaceAll('/', ' / ')])}
      onChange={onChange}
    />
  );
}
