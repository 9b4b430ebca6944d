import { useTranslation } from 'react-i18next';
import { setPreference } from '@/lib/preferences';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Menu, MenuChoices } from '@/ui/menu';
import { DENSITIES, useDensity } from './density';

/** How high the rows are; kept for this person, wherever they sit. */
export function DensityMenu() {
  const { t } = useTranslation('queue');
  const density = useDensity();
  return (
    <Menu
      trigger={
        <Button small icon look="quiet" aria-label={t('density.label')} title={t('density.label')}>
          <Icon name="rows" size={14} />
        </Button>
      }
    >
      <MenuChoices
        label={t('density.label')}
        value={density}
        choices={DENSITIES.map((value) => ({ value, label: t(`density.${value}`) }))}
        onChoose={(value) => setPreference('density', value).catch(() => {})}
      />
    </Menu>
  );
}
