import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime, fullTime } from '@/lib/format';
import { nameOf } from '@/live/ticket-row';
import { Icon } from '@/ui/icon';
import type { Message } from '../message';
import styles from './thread.module.css';

const DAEMON = /^(mailer-daemon|postmaster)@/i;

type Props = {
  message: Message;
  /** What opened the ticket is read, whoever wrote it. */
  first: boolean;
  head: ReactNode;
  children: ReactNode;
};

/** What no person wrote, on one line until somebody wants to read it. */
export function AutomaticMessage({ message, first, head, children }: Props) {
  const { t, i18n } = useTranslation('thread');
  const [open, setOpen] = useState(first);
  const what =
    message.kind === 'reply'
      ? t('automatic.ours')
      : DAEMON.test(message.author.address ?? '')
        ? t('automatic.report')
        : t(first ? 'automatic.message' : 'automatic.reply');
  return (
    <details className={styles.machine} open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary id={`m-${message.id}`}>
        <Icon name="down" size={12} />
        <strong>{nameOf(message.author) || t('system')}</strong> <span>{what}</span>{' '}
        <time dateTime={message.createdAt} title={fullTime(i18n.language, message.createdAt)}>
          {clockTime(i18n.language, message.createdAt)}
        </time>
      </summary>
      {/* A frame measures itself, which it cannot where it does not show. */}
      {(open || !message.html) && (
        <div className={styles.machineBody}>
          {head}
          {children}
        </div>
      )}
    </details>
  );
}
