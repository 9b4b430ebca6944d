import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { nameOf } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { useMessages } from '../api/get-messages';
import { useSplitTicket } from '../api/split-ticket';
import type { Ticket } from '../ticket';
import styles from './actions.module.css';

type Props = {
  ticket: Ticket;
  chosen: ReadonlySet<string>;
  onClose: () => void;
  /** The new ticket's number, and how many messages are in it. */
  onSplit: (part: number, messages: number) => void;
};

/** Stands where one writes, while messages are chosen above: what the new ticket will be, before there is one. */
export function SplitForm({ ticket, chosen, onClose, onSplit }: Props) {
  const { t } = useTranslation('split');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const { data: messages = [] } = useMessages(ticket.number);
  const [typed, setTyped] = useState<string | null>(null);
  const [incomplete, setIncomplete] = useState(false);
  const split = useSplitTicket(ticket.number);
  const parts = messages.filter((message) => chosen.has(message.id));
  const first =
    parts.find((message) => message.kind === 'customer') ?? parts.find((message) => message.kind !== 'note');
  const person = first?.kind === 'customer' ? nameOf(first.author) : nameOf(first?.to[0] ?? ticket.customer);
  const subject = typed ?? first?.subject ?? '';

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIncomplete(parts.length === 0);
    if (parts.length === 0 || split.isPending) return;
    split.mutate(
      { messages: parts.map((message) => message.id), subject },
      { onSuccess: (part) => onSplit(part.number, parts.length) },
    );
  };
  const error = incomplete && parts.length === 0 ? t('needed') : split.error && problemText(split.error);
  return (
    <form className={styles.split} aria-label={t('title')} onSubmit={submit} noValidate>
      <p className={styles.lead}>{t('lead')}</p>
      {error && <FormError>{error}</FormError>}
      <p role="status">
        {parts.length === 0
          ? t('none')
          : first
            ? t('preview', { count: parts.length, name: person })
            : t('chosen', { count: parts.length })}
      </p>
      <Field label={t('subject')} value={subject} onChange={(event) => setTyped(event.target.value)} maxLength={500} />
      <div className={styles.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button type="submit" look="primary" aria-disabled={split.isPending}>
          {split.isPending ? t('busy') : t('submit')}
        </Button>
      </div>
    </form>
  );
}
