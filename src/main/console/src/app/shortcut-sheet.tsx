import { useTranslation } from 'react-i18next';
import { setShortcutsEnabled, useShortcutsEnabled } from '@/lib/shortcuts';
import { Dialog } from '@/ui/dialog';
import styles from './shortcut-sheet.module.css';

const CTRL = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘' : 'Ctrl';

const SHEET = {
  global: {
    goInbox: ['g', 'i'],
    goUnassigned: ['g', 'u'],
    focusPanes: ['1', '2', '3'],
    paneLeft: ['['],
    paneRight: [']'],
    help: ['?'],
  },
  list: { move: ['j', 'k'], open: ['Enter'], loadNew: ['.'] },
  ticket: { reply: ['r'], note: ['n'], assignMe: ['i'], back: ['Esc'] },
  composer: { send: [CTRL, 'Enter'], sendResolve: [CTRL, 'Shift', 'Enter'], swap: [CTRL, '/'] },
} as const;

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('keys.title')} onClose={onClose} wide>
      <ShortcutSwitch />
      <div className={styles.columns}>
        {(Object.keys(SHEET) as (keyof typeof SHEET)[]).map((group) => (
          <section key={group} className={styles.group}>
            <h3>{t(`keys.groups.${group}`)}</h3>
            <ul>
              {Object.entries<readonly string[]>(SHEET[group]).map(([action, keys]) => (
                <li key={action} className={styles.line}>
                  <span>{t(`keys.${action as 'help'}`)}</span>
                  <span className={styles.keys}>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

export function ShortcutSwitch() {
  const { t } = useTranslation();
  const enabled = useShortcutsEnabled();
  return (
    <label className={styles.switch}>
      <input type="checkbox" checked={enabled} onChange={(event) => setShortcutsEnabled(event.target.checked)} />
      <span>
        {t('keys.enabled')}
        <small>{t('keys.enabledHint')}</small>
      </span>
    </label>
  );
}
