import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { nameOf, type Person } from '@/live/ticket-row';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { useRemoveParticipant } from '../api/remove-participant';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import { AddParticipant } from './add-participant';
import styles from './side.module.css';

/** Who may write into the ticket besides its customer. */
export function Participants({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('ticket');
  const { t: tp } = useTranslation('participants');
  const problemText = useProblemText();
  const remove = useRemoveParticipant(ticket.number);
  const changes = may(ticket, 'change');
  const [adding, setAdding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  const wantsFocus = useRef(false);
  // The form, or the person, that had the keyboard is gone.
  useEffect(() => {
    if (wantsFocus.current && !adding) add.current?.focus();
    wantsFocus.current = false;
  });
  const done = () => {
    wantsFocus.current = true;
    setAdding(false);
  };
  const customer = ticket.customer.address?.toLowerCase();
  const others = ticket.participants.filter((person) => person.address?.toLowerCase() !== customer);
  return (
    <section className={styles.section} aria-labelledby="participants">
      <h2 id="participants">{t('side.participants')}</h2>
      {others.length === 0 && <p className={styles.nothing}>{t('side.noParticipants')}</p>}
      <ul className={styles.people}>
        {others.map((person) => (
          <Participant
            key={person.address ?? person.name}
            person={person}
            busy={remove.isPending}
            onRemove={
              changes
                ? (address) =>
                    void remove.mutateAsync(address).then(
                      () => add.current?.focus(),
                      () => {},
                    )
                : null
            }
          />
        ))}
      </ul>
      {remove.error && <p role="alert">{problemText(remove.error)}</p>}
      {!changes ? null : adding ? (
        <AddParticipant number={ticket.number} onDone={done} />
      ) : (
        <Button ref={add} small onClick={() => setAdding(true)}>
          <Icon name="person" size={13} />
          {tp('add')}
        </Button>
      )}
    </section>
  );
}

type Props = { person: Person; busy: boolean; onRemove: ((address: string) => void) | null };

function Participant({ person, busy, onRemove }: Props) {
  const { t } = useTranslation('participants');
  const { address } = person;
  const name = nameOf(person);
  return (
    <li className={styles.person}>
      <Avatar name={name} size={26} />
      <div className={styles.who}>
        {name}
        {person.name && <p>{address}</p>}
      </div>
      {address && onRemove && (
        <Button
          look="quiet"
          small
          icon
          disabled={busy}
          aria-label={t('remove', { name })}
          title={t('removeHint')}
          onClick={() => onRemove(address)}
        >
          <Icon name="close" size={13} />
        </Button>
      )}
    </li>
  );
}
