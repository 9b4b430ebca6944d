import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { dayName, dayOf } from '@/lib/format';
import { serverNow } from '@/live/clock';
import { Button } from '@/ui/button';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { useMessages } from '../api/get-messages';
import type { Message } from '../message';
import { MessageArticle } from './message-article';
import styles from './thread.module.css';
import { useNews } from './use-news';
import { useSeen } from './use-seen';
import { useThreadScroll } from './use-thread-scroll';

const WINDOW = 50;

/** The conversation, its newest fifty messages first of all; stays mounted from ticket to ticket. */
export function Thread({ number, onEdit }: { number: number; onEdit: (message: Message) => void }) {
  const { t } = useTranslation('thread');
  const { data: messages, error, refetch, isFetching } = useMessages(number);
  const news = useNews(number, messages, isFetching);
  const scroller = useRef<HTMLElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { atEnd, toEnd } = useThreadScroll(scroller, content, number);
  const [shown, setShown] = useState({ number, size: WINDOW });
  const size = shown.number === number ? shown.size : WINDOW;

  const lastId = messages?.at(-1)?.id;
  useSeen(number, lastId, atEnd);

  const heightBefore = useRef(0);
  const showEarlier = () => {
    heightBefore.current = scroller.current?.scrollHeight ?? 0;
    setShown({ number, size: size + WINDOW });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: keeps the reader's place when messages appear above
  useLayoutEffect(() => {
    if (heightBefore.current > 0 && scroller.current)
      scroller.current.scrollTop += scroller.current.scrollHeight - heightBefore.current;
    heightBefore.current = 0;
  }, [size]);

  useCommand('quotes', () => toggleQuotes(content.current));

  const earlier = Math.max(0, (messages?.length ?? 0) - size);
  return (
    <div className={styles.frame}>
      <section
        ref={scroller}
        id="conversation"
        role="log"
        aria-label={t('label')}
        aria-live="polite"
        aria-relevant="additions"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        className={styles.scroller}
      >
        <div ref={content} className={styles.content}>
          {error && !messages && <FailedToLoad error={error} retry={() => void refetch()} />}
          {!error && !messages && <Skeleton bars={4} />}
          {earlier > 0 && (
            <Button small className={styles.earlier} onClick={showEarlier}>
              {t('earlier', { count: Math.min(WINDOW, earlier) })}
            </Button>
          )}
          {messages?.length === 0 && <p className={styles.day}>{t('empty')}</p>}
          {messages && (
            <Messages
              number={number}
              messages={messages.slice(earlier)}
              first={messages[0]?.id}
              news={news}
              onEdit={onEdit}
            />
          )}
        </div>
      </section>
      {!atEnd && (
        <Button small className={styles.below} onClick={toEnd} aria-label={t('newBelow')} icon>
          <Icon name="arrowDown" />
        </Button>
      )}
    </div>
  );
}

/** Unfolds what the messages quote, or folds all of it when nothing is folded. */
function toggleQuotes(content: HTMLElement | null) {
  const quotes = [...(content?.querySelectorAll<HTMLDetailsElement>(`details.${styles.quoted}`) ?? [])];
  const unfold = quotes.some((quote) => !quote.open);
  for (const quote of quotes) quote.open = unfold;
}

type MessagesProps = {
  number: number;
  messages: Message[];
  first?: string;
  /** Where what is new begins. */
  news: string | null;
  onEdit: (message: Message) => void;
};

function Messages(props: MessagesProps) {
  const { t, i18n } = useTranslation('thread');
  return props.messages.map((message, index) => {
    const before = props.messages[index - 1];
    const newDay = !before || dayOf(before.createdAt) !== dayOf(message.createdAt);
    return (
      <div key={message.id} className={styles.entry}>
        {newDay && <p className={styles.day}>{dayName(i18n.language, message.createdAt, serverNow())}</p>}
        {message.id === props.news && <p className={classes(styles.day, styles.news)}>{t('news')}</p>}
        <MessageArticle
          number={props.number}
          message={message}
          first={message.id === props.first}
          onEdit={props.onEdit}
        />
      </div>
    );
  });
}
