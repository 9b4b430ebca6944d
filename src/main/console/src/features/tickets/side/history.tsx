import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Icon } from '@/ui/icon';
import { type HistoryEntry, useHistory } from '../api/get-history';
import styles from './side.module.css';
import { UndoMove } from './undo-move';
import { useHistoryText } from './use-history-text';

/** What happened to the ticket, newest first; asked for only once someone wants to know. */
export function History({ number }: { number: number }) {
  const { t } = useTranslation('ticket');
  const problemText = useProblemText();
  const [open, setOpen] = useState(false);
  const { data, error } = useHistory(number, open);
  return (
    <details className={styles.section} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <h2>{t('side.history')}</h2>
        <Icon name="down" size={14} />
      </summary>
      {error && <p role="alert">{problemText(error)}</p>}
      {data?.length === 0 && <p className={styles.nothing}>{t('side.noHistory')}</p>}
      <ol className={styles.history}>
        {data?.toReversed().map((entry) => (
          <Entry key={entry.id} number={number} entry={entry} />
        ))}
      </ol>
    </details>
  );
}

function Entry({ number, entry }: { number: number; entry: HistoryEntry }) {
  const { t, i18n } = useTranslation('ticket');
  const say = useHistoryText();
  const actor = entry.actor.name ?? (entry.actor.kind === 'system' ? t('side.system') : t('side.someone'));
  return (
    <li>
      {say(entry).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className={styles.meta}>
        {actor} ·{' '}
        <time dateTime={entry.at} title={fullTime(i18n.language, entry.at)}>
          {shortDateTime(i18n.language, entry.at)}
        </time>
      </p>
      {entry.undoable && entry.operation && <UndoMove number={number} operation={entry.operation} />}
    </li>
  );
}
