import { useTranslation } from 'react-i18next';
import { runCommand, useKeyHint } from '@/lib/commands';
import type { CommandId } from '@/lib/keymap';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import type { Selection } from '../queue/use-selection';
import styles from './bulk.module.css';

const OFFERED = ['assign', 'team', 'status', 'priority', 'tag', 'snooze', 'unread'] as const satisfies CommandId[];

type Props = { selection: Selection; hasMore: boolean; busy: boolean };

/** How many are selected, and what can be done with them. */
export function BulkBar({ selection, hasMore, busy }: Props) {
  const { t } = useTranslation('bulk');
  const hint = useKeyHint();
  const { everything, numbers, shown } = selection;
  const canHaveAll = !everything && numbers.size === shown.length && hasMore;
  return (
    <section className={styles.bar} aria-label={t('label')}>
      <span role="status" className={styles.count}>
        {everything ? t('everything') : t('selected', { count: numbers.size })}
      </span>
      {!everything && numbers.size < shown.length && (
        <Button small look="quiet" onClick={selection.all}>
          {t('all', { count: shown.length })}
        </Button>
      )}
      {canHaveAll && (
        <Button small look="quiet" onClick={selection.takeEverything}>
          {t('takeEverything')}
        </Button>
      )}
      <span className={styles.grow} />
      {OFFERED.map((command) => (
        <Button
          key={command}
          small
          disabled={busy}
          title={hint(t(command), command)}
          onClick={() => runCommand(command)}
        >
          {t(command)}
        </Button>
      ))}
      <Button small icon look="quiet" aria-label={t('clear')} title={t('clear')} onClick={selection.clear}>
        <Icon name="close" size={13} />
      </Button>
    </section>
  );
}
