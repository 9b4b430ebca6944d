import { useTranslation } from 'react-i18next';
import { COMMANDS, KEYMAP, type Remapped, SCOPES } from '@/lib/keymap';
import { setPreference, usePreference } from '@/lib/preferences';
import { Button } from '@/ui/button';
import { ShortcutSwitch } from '../../shortcut-sheet';
import { ShortcutRow } from './shortcut-row';
import styles from './shortcuts.module.css';

/** Every command with its keys, which one may change; whoever writes with Alt, or speaks to the page, must (WCAG 2.1.4). */
export function ShortcutsPage() {
  const { t } = useTranslation('commands');
  const remapped = usePreference('shortcuts') ?? {};
  const changed = Object.keys(remapped).length;
  const onRemap = (next: Remapped) =>
    void setPreference('shortcuts', Object.keys(next).length > 0 ? next : null).catch(() => {});
  return (
    <>
      <ShortcutSwitch />
      {SCOPES.map((scope) => (
        <section key={scope} className={styles.group}>
          <h2>{t(`scope.${scope}`)}</h2>
          <ul>
            {COMMANDS.filter((id) => KEYMAP[id].scope === scope).map((id) => (
              <ShortcutRow key={id} id={id} remapped={remapped} onRemap={onRemap} />
            ))}
          </ul>
        </section>
      ))}
      <div className={styles.all}>
        <Button aria-disabled={changed === 0} onClick={() => changed > 0 && onRemap({})}>
          {t('remap.resetAll')}
        </Button>
        <span role="status">{t('remap.changed', { count: changed })}</span>
      </div>
    </>
  );
}
