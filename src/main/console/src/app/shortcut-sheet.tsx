import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { COMMANDS, type CommandId, KEYMAP, keyCaps, keysOf, SCOPES } from '@/lib/keymap';
import { setPreference, usePreference } from '@/lib/preferences';
import { Dialog } from '@/ui/dialog';
import { KeyCaps } from '@/ui/key-caps';
import styles from './shortcut-sheet.module.css';

/** Every command that has keys, as this person has them. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('commands');
  const remapped = usePreference('shortcuts') ?? {};
  const withKeys = COMMANDS.filter((id) => keysOf(id, remapped) !== '');
  return (
    <Dialog title={t('keys.title')} onClose={onClose} wide>
      <ShortcutSwitch />
      <Link to="/me/shortcuts" onClick={onClose}>
        {t('remap.link')}
      </Link>
      <div className={styles.columns}>
        {SCOPES.map((scope) => (
          <section key={scope} className={styles.group}>
            <h3>{t(`scope.${scope}`)}</h3>
            <ul>
              {withKeys
                .filter((id) => KEYMAP[id].scope === scope)
                .map((id) => (
                  <Line key={id} id={id} keys={keysOf(id, remapped)} />
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ id, keys }: { id: CommandId; keys: string }) {
  const { t } = useTranslation('commands');
  return (
    <li className={styles.line}>
      <span>{t(id)}</span>
      <KeyCaps caps={keyCaps(keys)} />
    </li>
  );
}

/** Single keys help some and startle others (WCAG 2.1.4): they can be switched off. */
export function ShortcutSwitch() {
  const { t } = useTranslation('commands');
  const enabled = usePreference('singleKeys') !== false;
  return (
    <label className={styles.switch}>
      <input
        type="checkbox"
        checked={enabled}
        onChange={(event) => void setPreference('singleKeys', event.target.checked ? null : false).catch(() => {})}
      />
      <span>
        {t('keys.enabled')}
        <small>{t('keys.enabledHint')}</small>
      </span>
    </label>
  );
}
