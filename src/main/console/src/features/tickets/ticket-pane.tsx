import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { usePageTitle } from '@/lib/page-title';
import { useSession } from '@/lib/session';
import { useLive } from '@/live/live-context';
import { Button } from '@/ui/button';
import { EmptyState, FailedToLoad, Skeleton } from '@/ui/notice';
import { SplitDone } from './actions/split-done';
import { SplitForm } from './actions/split-form';
import { useRedirect } from './actions/use-redirect';
import { useSplitting } from './actions/use-splitting';
import { useTicket } from './api/get-ticket';
import { Composer } from './composer/composer';
import type { Kind } from './composer/drafts';
import { LostDrafts } from './composer/lost-drafts';
import { putBack } from './composer/put-back';
import type { Message } from './message';
import { ChoosingContext } from './thread/choosing';
import { Thread } from './thread/thread';
import type { Ticket } from './ticket';
import { TicketHeader } from './ticket-header';
import styles from './ticket-pane.module.css';

type Props = { number: number; onBack: () => void; sideOpen: boolean; onToggleSide: () => void; focusHeading: boolean };

/** The open ticket: header with its properties, conversation, composer. */
export function TicketPane({ number, onBack, sideOpen, onToggleSide, focusHeading }: Props) {
  const { t } = useTranslation('ticket');
  const { data: ticket, error, refetch } = useTicket(number);
  const heading = useRef<HTMLHeadingElement>(null);
  useWatch(number, ticket !== undefined && error === null);
  usePageTitle(ticket ? `T-${number} ${ticket.subject}` : `T-${number}`);
  useRedirect(number, ticket);
  const splitting = useSplitting(number);
  const loaded = ticket !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another ticket has another heading
  useEffect(() => {
    if (focusHeading && loaded) heading.current?.focus();
  }, [focusHeading, loaded, number]);

  if (error instanceof Problem && error.status === 404) {
    return (
      <EmptyState>
        <h1>{t('missing.title')}</h1>
        <p>{t('missing.body')}</p>
        <LostDrafts ticket={number} />
        <Button onClick={onBack}>{t('back')}</Button>
      </EmptyState>
    );
  }
  if (error && !ticket) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!ticket) return <Skeleton bars={6} />;
  return (
    <div className={styles.pane}>
      <TicketHeader
        key={number}
        ticket={ticket}
        heading={heading}
        onBack={onBack}
        sideOpen={sideOpen}
        onToggleSide={onToggleSide}
        onSplit={splitting.start}
        part={splitting.done?.part}
      >
        {splitting.done && <SplitDone {...splitting.done} onClose={splitting.stop} />}
      </TicketHeader>
      <ChoosingContext value={splitting.choosing}>
        <Conversation ticket={ticket} onBack={onBack} splitting={splitting} />
      </ChoosingContext>
    </div>
  );
}

type ConversationProps = { ticket: Ticket; onBack: () => void; splitting: ReturnType<typeof useSplitting> };

function Conversation({ ticket, onBack, splitting }: ConversationProps) {
  const { user } = useSession();
  const startWriting = useRef<((kind: Kind) => void) | null>(null);
  const edit = (message: Message) => startWriting.current?.(putBack(user.id, ticket, message));
  return (
    <>
      <Thread number={ticket.number} onEdit={edit} />
      {/* Whoever writes to a merged ticket writes where its messages went. */}
      {splitting.choosing && (
        <SplitForm
          ticket={ticket}
          chosen={splitting.choosing.chosen}
          onClose={splitting.stop}
          onSplit={splitting.finish}
        />
      )}
      {ticket.mergedInto === null && !splitting.choosing && (
        <Composer ticket={ticket} onLeave={onBack} startWriting={startWriting} />
      )}
    </>
  );
}

/** Follows the ticket live from when the server has shown it to us. */
function useWatch(number: number, visible: boolean) {
  const live = useLive();
  useEffect(() => {
    live.watch(visible ? number : null);
    return () => live.watch(null);
  }, [live, number, visible]);
}
