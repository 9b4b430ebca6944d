import { type ReactNode, type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyHint } from '@/lib/commands';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { StatusLinkNotice } from './actions/status-link-notice';
import { TicketMenu } from './actions/ticket-menu';
import { TicketNotices } from './actions/ticket-notices';
import { useClaimTicket } from './api/claim-ticket';
import { useCopyStatusLink } from './api/copy-status-link';
import { ClaimNotices } from './claim/claim-notices';
import { CopyLink } from './copy-link';
import { Limits } from './limits';
import { Colleagues } from './presence/colleagues';
import { Promises } from './promises/promises';
import { PropertyBar } from './property-bar';
import type { Ticket } from './ticket';
import styles from './ticket-pane.module.css';
import { useChange } from './use-change';

type Props = {
  ticket: Ticket;
  heading: RefObject<HTMLHeadingElement | null>;
  onBack: () => void;
  sideOpen: boolean;
  onToggleSide: () => void;
  onSplit: () => void;
  /** The ticket that was split off just now. */
  part?: number;
  children?: ReactNode;
};

export function TicketHeader({ ticket, heading, onBack, sideOpen, onToggleSide, onSplit, part, children }: Props) {
  const { t } = useTranslation('ticket');
  const hint = useKeyHint();
  const { change, refusal } = useChange(ticket);
  const claim = useClaimTicket(ticket.number);
  const statusLink = useCopyStatusLink(ticket.number);
  const [revoked, setRevoked] = useState(false);
  return (
    <header className={styles.header}>
      <div className={styles.titleRow}>
        <Button look="quiet" icon className={styles.back} aria-label={t('back')} onClick={onBack}>
          <Icon name="back" size={18} />
        </Button>
        <h1 ref={heading} tabIndex={-1} className={styles.title} lang={ticket.lang ?? undefined}>
          {ticket.subject} <span className={styles.number}>T-{ticket.number}</span>
        </h1>
        <Colleagues />
        <CopyLink number={ticket.number} />
        <TicketMenu
          ticket={ticket}
          statusLink={statusLink}
          onRevoked={() => {
            statusLink.reset();
            setRevoked(true);
          }}
          onSplit={onSplit}
        />
        <Button
          look="quiet"
          icon
          aria-pressed={sideOpen}
          aria-label={sideOpen ? t('hideDetails') : t('showDetails')}
          title={hint(sideOpen ? t('hideDetails') : t('showDetails'), 'paneRight')}
          onClick={onToggleSide}
        >
          <Icon name="panel" size={18} />
        </Button>
      </div>
      <PropertyBar ticket={ticket} onChange={change} onTake={() => claim.mutate(ticket.assignee?.id ?? null)} />
      <Promises ticket={ticket} />
      <Limits ticket={ticket} />
      <StatusLinkNotice
        link={revoked ? undefined : statusLink.data}
        revoked={revoked}
        error={statusLink.error}
        onDismiss={() => {
          setRevoked(false);
          statusLink.reset();
        }}
      />
      <ClaimNotices ticket={ticket} claim={claim} onDone={() => heading.current?.focus()} />
      <TicketNotices ticket={ticket} told={part} onDone={() => heading.current?.focus()} />
      {children}
      {refusal}
    </header>
  );
}
