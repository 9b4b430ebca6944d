import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '@/ui/fields';
import { usePresets } from '../api/list-presets';
import type { Preset } from '../mailbox';

/** The providers whose servers are known. */
export function Presets({ onChoose }: { onChoose: (preset: Preset) => void }) {
  const { t, i18n } = useTranslation('admin');
  const presets = usePresets();
  const [key, setKey] = useState('');
  const choose = (next: string) => {
    setKey(next);
    const preset = presets.find((each) => each.key === next);
    if (preset) onChoose(preset);
  };
  return (
    <SelectField
      label={t('form.preset')}
      hint={presets.find((each) => each.key === key)?.hint[i18n.language]}
      value={key}
      onChange={choose}
      options={[['', t('form.otherProvider')], ...presets.map((each): [string, string] => [each.key, each.name])]}
    />
  );
}
