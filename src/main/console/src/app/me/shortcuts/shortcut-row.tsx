import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, conflictsOf, KEYMAP, keyCaps, keysOf, type Remapped } from '@/lib/keymap';
import { Button } from '@/ui/button';
import { KeyCaps } from '@/ui/key-caps';
import { Notice } from '@/ui/notice';
import { KeyRecorder } from './key-recorder';
import { remap } from './remap';
import styles from './shortcuts.module.css';

type Props = { id: CommandId; remapped: Remapped; onRemap: (remapped: Remapped) => void };

/** A command, its keys, and the way to others. */
export function ShortcutRow({ id, remapped, onRemap }: Props) {
  const { t } = useTranslation('commands');
  const [recording, setRecording] = useState(false);
  const [wanted, setWanted] = useState<string | null>(null);
  const keys = keysOf(id, remapped);
  const own = KEYMAP[id].keys;
  const clash = wanted === null ? [] : conflictsOf(id, wanted, remapped);

  const give = (next: string) => {
    setRecording(false);
    if (conflictsOf(id, next, remapped).length > 0) setWanted(next);
    else onRemap(remap(remapped, id, next));
  };
  const settle = (next: Remapped | null) => {
    setWanted(null);
    if (next) onRemap(next);
  };
  return (
    <li className={styles.row}>
      <span className={styles.name}>{t(id)}</span>
      {recording ? (
        <KeyRecorder id={id} onKeys={give} onCancel={() => setRecording(false)} />
      ) : (
        <Shown caps={keyCaps(keys)} />
      )}
      {!KEYMAP[id].fixed && !recording && (
        <span className={styles.buttons}>
          <Button small aria-label={t('remap.changeOf', { command: t(id) })} onClick={() => setRecording(true)}>
            {t('remap.change')}
          </Button>
          {keys !== '' && (
            <Button
              small
              look="quiet"
              aria-label={t('remap.clearOf', { command: t(id) })}
              onClick={() => onRemap(remap(remapped, id, ''))}
            >
              {t('remap.clear')}
            </Button>
          )}
          {keys !== own && (
            <Button
              small
              look="quiet"
              aria-label={t('remap.resetOf', { command: t(id) })}
              onClick={() => (own === '' ? onRemap(remap(remapped, id, '')) : give(own))}
            >
              {t('remap.reset')}
            </Button>
          )}
        </span>
      )}
      {wanted !== null && clash.length > 0 && (
        <div className={styles.clash}>
          <Notice
            tone="warn"
            alert
            actions={
              <>
                <Button small onClick={() => settle(remap(remapped, id, wanted, clash))}>
                  {t('remap.take')}
                </Button>
                <Button small look="quiet" onClick={() => settle(null)}>
                  {t('remap.keep')}
                </Button>
              </>
            }
          >
            {t('remap.clash', {
              keys: keyCaps(wanted).join(' '),
              commands: clash.map((each) => t('remap.quoted', { command: t(each) })).join(' '),
            })}
          </Notice>
        </div>
      )}
    </li>
  );
}

function Shown({ caps }: { caps: string[] }) {
  const { t } = useTranslation('commands');
  return caps.join('') === '' ? <span className={styles.none}>{t('keys.none')}</span> : <KeyCaps caps={caps} />;
}
