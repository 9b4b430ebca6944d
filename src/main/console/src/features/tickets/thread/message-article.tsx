import { useTranslation } from 'react-i18next';
import { clockTime, fullTime } from '@/lib/format';
import { useSession } from '@/lib/session';
import { nameOf, type Person } from '@/live/ticket-row';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import type { Message } from '../message';
import { AttachmentList } from './attachment-list';
import { AutomaticMessage } from './automatic-message';
import { ChooseMessage } from './choose-message';
import { DeliveryState } from './delivery-state';
import { HtmlBody } from './html-body';
import { TextBody } from './text-body';
import styles from './thread.module.css';
import { WhyHere } from './why-here';

type Props = { number: number; message: Message; first: boolean; onEdit: (message: Message) => void };

/** One message: who and when, what, and what became of it. */
export function MessageArticle({ number, message, first, onEdit }: Props) {
  if (message.kind === 'event') return <EventLine message={message} />;
  const machine = message.automatic && message.kind !== 'note';
  const head = <MessageHead number={number} message={message} />;
  return (
    <article
      aria-labelledby={`m-${message.id}`}
      className={classes(
        styles.message,
        styles[message.kind],
        machine && styles.automatic,
        message.delivery?.state === 'failed' && styles.failed,
      )}
    >
      <ChooseMessage message={message} />
      {machine ? (
        <AutomaticMessage message={message} first={first} head={head}>
          <MessageBody message={message} />
        </AutomaticMessage>
      ) : (
        <>
          {head}
          <MessageBody message={message} />
        </>
      )}
      {message.delivery && (
        <DeliveryState number={number} message={message} delivery={message.delivery} onEdit={onEdit} />
      )}
    </article>
  );
}

function MessageBody({ message }: { message: Message }) {
  const files = message.attachments.filter((file) => !file.inline || !message.html);
  return (
    <>
      {message.html ? <HtmlBody message={message} /> : <TextBody message={message} />}
      <Mentions message={message} />
      {files.length > 0 && <AttachmentList message={message.id} files={files} />}
    </>
  );
}

/** Whom the note calls, so that everybody knows who was asked. */
function Mentions({ message: { mentions } }: { message: Message }) {
  const { t } = useTranslation('properties');
  const { user } = useSession();
  if (!mentions || mentions.length === 0) return null;
  return (
    <ul className={styles.mentions} aria-label={t('mentions')}>
      {mentions.map(({ id, name }) => (
        <li key={id} className={classes(id === user.id && styles.me)}>
          @{name}
        </li>
      ))}
    </ul>
  );
}

function MessageHead({ number, message }: { number: number; message: Message }) {
  const { t, i18n } = useTranslation('thread');
  const { user } = useSession();
  const author = nameOf(message.author) || t('system');
  const mine = message.kind !== 'customer' && message.author.name === user.name;
  return (
    <header className={styles.head}>
      {/* An automatic message says so on its one line already. */}
      {(!message.automatic || message.kind === 'note') && (
        <span id={`m-${message.id}`} className={styles.by}>
          <strong>{mine ? t('you', { name: author }) : author}</strong>{' '}
          <time dateTime={message.createdAt} title={fullTime(i18n.language, message.createdAt)}>
            {clockTime(i18n.language, message.createdAt)}
          </time>
        </span>
      )}
      {message.kind === 'note' && (
        <span className={styles.internal}>
          <Icon name="lock" size={13} />
          {t('internal')}
        </span>
      )}
      {message.kind === 'reply' && message.to.length > 0 && <span>{t('to', { people: names(message.to) })}</span>}
      {message.cc.length > 0 && <span>{t('cc', { people: names(message.cc) })}</span>}
      {message.kind === 'customer' && <WhyHere number={number} message={message.id} />}
    </header>
  );
}

function EventLine({ message }: { message: Message }) {
  const { i18n } = useTranslation();
  return (
    <p className={styles.event} lang={message.lang ?? undefined}>
      {message.text} · <time dateTime={message.createdAt}>{clockTime(i18n.language, message.createdAt)}</time>
    </p>
  );
}

const names = (people: Person[]) => people.map(nameOf).join(', ');
