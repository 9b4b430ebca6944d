import { useTranslation } from 'react-i18next';
import { openPalette } from '@/lib/commands';
import { keyCaps, keysOf } from '@/lib/keymap';
import { Button } from '@/ui/button';
import { KeyCaps } from '@/ui/key-caps';
import styles from './shell.module.css';

/** The palette for those who do not know its key yet. */
export function PaletteButton() {
  const { t } = useTranslation();
  return (
    <Button look="quiet" className={styles.palette} onClick={() => openPalette()}>
      {t('palette')}
      <span aria-hidden="true">
        <KeyCaps caps={keyCaps(keysOf('palette'))} />
      </span>
    </Button>
  );
}
