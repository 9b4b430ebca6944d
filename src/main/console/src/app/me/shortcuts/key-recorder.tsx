import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, keyCaps } from '@/lib/keymap';
import { KeyCaps } from '@/ui/key-caps';
import { heard, type Refusal } from './remap';
import styles from './shortcuts.module.css';

/** How long a second key may take: long enough to find it, short enough not to wait for it. */
const SECOND_KEY_MS = 1000;

type Props = { id: CommandId; onKeys: (keys: string) => void; onCancel: () => void };

/** Listens for the one or two keys a command is to have. Escape and Tab leave everything as it was. */
export function KeyRecorder({ id, onKeys, onCancel }: Props) {
  const { t } = useTranslation('commands');
  const field = useRef<HTMLButtonElement>(null);
  const [first, setFirst] = useState<string | null>(null);
  const [refused, setRefused] = useState<Refusal | null>(null);
  const finish = useRef(onKeys);
  finish.current = onKeys;

  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (first === null) return;
    const timer = window.setTimeout(() => finish.current(first), SECOND_KEY_MS);
    return () => window.clearTimeout(timer);
  }, [first]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onCancel();
    const said = heard(event.nativeEvent);
    if (said === null) return;
    if ('refused' in said) return setRefused(said.refused);
    setRefused(null);
    if (first === null) setFirst(said.stroke);
    else onKeys(`${first} ${said.stroke}`);
  };
  return (
    <span className={styles.recorder}>
      <button
        ref={field}
        type="button"
        className={styles.listening}
        aria-label={t('remap.listening', { command: t(id) })}
        onKeyDown={onKeyDown}
        onBlur={onCancel}
      >
        {first === null ? t('remap.press') : <KeyCaps caps={keyCaps(first)} />}
      </button>
      <span role="alert" className={styles.refused}>
        {refused && t(`remap.refused.${refused}`)}
      </span>
    </span>
  );
}
