import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import { nameOf } from '@/live/ticket-row';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { useTicket } from '../api/get-ticket';
import { useChannels } from '../api/list-channels';
import { Satisfaction } from '../callback/satisfaction';
import { Followers } from '../properties/followers';
import { Properties } from '../properties/properties';
import type { Ticket } from '../ticket';
import { History } from './history';
import { LinkedTickets } from './linked-tickets';
import { OtherTickets } from './other-tickets';
import { Participants } from './participants';
import styles from './side.module.css';

/** Who it is about, who takes part, what the ticket says of itself, and what happened to it. */
export function SidePane({ number, onClose }: { number: number; onClose: () => void }) {
  const { t } = useTranslation('ticket');
  const { data: ticket } = useTicket(number);
  if (!ticket) return null;
  return (
    <div className={styles.side}>
      <h1 className={styles.heading}>{ticket.subject}</h1>
      <Button look="quiet" icon className={styles.close} aria-label={t('hideDetails')} onClick={onClose}>
        <Icon name="close" />
      </Button>
      <CustomerCard ticket={ticket} />
      <Satisfaction ticket={ticket} />
      <OtherTickets key={`others ${number}`} ticket={ticket} />
      <Properties key={`properties ${number}`} ticket={ticket} />
      <Participants key={number} ticket={ticket} />
      <Followers key={`followers ${number}`} ticket={ticket} />
      <LinkedTickets key={`linked ${number}`} ticket={ticket} />
      <Facts ticket={ticket} />
      <History number={number} />
    </div>
  );
}

function CustomerCard({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('ticket');
  const { t: tq } = useTranslation('queue');
  const { t: tk } = useTranslation('customers');
  const name = nameOf(ticket.customer) || tq('noCustomer');
  return (
    <section className={styles.section}>
      <h2>{t('side.customer')}</h2>
      <div className={styles.person}>
        <Avatar name={name} size={40} />
        <div>
          <strong>{name}</strong>
          {ticket.customer.address !== name && <p>{ticket.customer.address}</p>}
          {ticket.customer.id && (
            <Link to="/customers/$id" params={{ id: ticket.customer.id }}>
              {tk('show')}
            </Link>
          )}
        </div>
      </div>
    </section>
  );
}

function Facts({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('ticket');
  const channel = useChannels().find((each) => each.key === ticket.channel)?.name ?? ticket.channel;
  const language = ticket.lang && new Intl.DisplayNames(i18n.language, { type: 'language' }).of(ticket.lang);
  const facts: [string, string | null | undefined, string?][] = [
    [t('side.channel'), channel],
    [t('side.language'), language],
    [t('side.outcome'), ticket.outcome],
    [t('side.created'), shortDateTime(i18n.language, ticket.createdAt), fullTime(i18n.language, ticket.createdAt)],
    [t('side.updated'), shortDateTime(i18n.language, ticket.updatedAt), fullTime(i18n.language, ticket.updatedAt)],
  ];
  return (
    <section className={styles.section}>
      <h2>{t('side.properties')}</h2>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value)
          .map(([label, value, title]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd title={title}>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}
