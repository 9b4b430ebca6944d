import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyHint } from '@/lib/commands';
import { clockTime } from '@/lib/format';
import { nameOf, type Person } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import styles from './composer.module.css';
import type { Kind } from './drafts';

type Props = {
  kind: Kind;
  savedAt: number | null;
  to: Person[];
  others: number;
  sending: boolean;
  /** Whether sending may resolve the ticket too. */
  resolves: boolean;
  empty: boolean;
  onFiles: (files: Iterable<File>) => void;
  onSend: (resolve: boolean) => void;
};

/** The button says who will read it: a name, or "Internal". */
export function SendBar({ kind, savedAt, to, others, sending, resolves, empty, onFiles, onSend }: Props) {
  const { t, i18n } = useTranslation('composer');
  const hint = useKeyHint();
  const input = useRef<HTMLInputElement>(null);
  const count = to.length - 1 + others;
  const name = to[0] ? nameOf(to[0]) : '';
  const label = kind === 'note' ? t('sendNote') : count > 0 ? t('sendMany', { name, count }) : t('send', { name });
  const look = kind === 'note' ? 'note' : 'primary';
  return (
    <div className={styles.bar}>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button look="quiet" icon aria-label={t('attach')} title={t('attach')} onClick={() => input.current?.click()}>
        <Icon name="clip" size={18} />
      </Button>
      <span className={styles.saved}>
        {savedAt && t('saved', { time: clockTime(i18n.language, new Date(savedAt).toISOString()) })}
      </span>
      {resolves && (
        <Button aria-disabled={sending || empty} className={styles.resolve} onClick={() => onSend(true)}>
          {kind === 'note' ? t('noteResolve') : t('sendResolve')}
        </Button>
      )}
      <Button
        look={look}
        aria-disabled={sending || empty}
        className={styles.send}
        title={hint(label, 'send')}
        onClick={() => onSend(false)}
      >
        {kind === 'note' && <Icon name="lock" size={14} />}
        <span className={styles.sendName}>{sending ? t('sending') : label}</span>
      </Button>
    </div>
  );
}
