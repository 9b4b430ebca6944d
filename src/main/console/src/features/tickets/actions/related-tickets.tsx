import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useMergeTickets } from '../api/merge-tickets';
import { useUndoMerge } from '../api/undo-merge';
import { useWaveAway } from '../api/wave-away';
import { may } from '../rights';
import { StatusChip } from '../status-chip';
import type { Ticket, TicketLink } from '../ticket';
import styles from './actions.module.css';

/** Tickets this one may belong together with, each with what to do about it: join them, or say that they do not belong together. */
export function RelatedTickets({ ticket, told, onDone }: { ticket: Ticket; told?: number; onDone: () => void }) {
  const { t } = useTranslation('actions');
  const problemText = useProblemText();
  const merge = useMergeTickets();
  const undo = useUndoMerge(ticket.number);
  const wave = useWaveAway(ticket.number);
  const merges = may(ticket, 'merge');
  const [joined, setJoined] = useState<number | null>(null);
  // These notices leave with the answer; what follows must not hang on their being there.
  const join = ({ number, direction }: TicketLink) => {
    wave.reset();
    return (
      direction === 'to'
        ? merge.mutateAsync({ how: 'join', number: ticket.number, into: number })
        : merge.mutateAsync({ how: 'join', number, into: ticket.number }).then(() => setJoined(number))
    ).then(onDone, () => {});
  };
  const error = merge.error ?? undo.error ?? wave.error;
  // What somebody has put beside it stands in the details.
  const links = ticket.links.filter((link) => link.kind !== 'related' && link.number !== told);
  if (links.length === 0 && joined === null && !error) return null;
  return (
    <Notice
      actions={
        joined !== null && (
          <Button
            small
            disabled={undo.isPending}
            onClick={() =>
              undo.mutateAsync(undefined).then(
                () => {
                  setJoined(null);
                  onDone();
                },
                () => {},
              )
            }
          >
            {t('undo')}
          </Button>
        )
      }
    >
      <ul className={styles.links}>
        {links.map((link) => (
          <Related
            key={`${link.number} ${link.direction}`}
            link={link}
            // A closed ticket takes nothing more.
            onJoin={!merges || (link.direction === 'to' ? link : ticket).status === 'closed' ? null : () => join(link)}
            onWave={
              merges
                ? () => {
                    merge.reset();
                    wave.mutateAsync(link.number).then(onDone, () => {});
                  }
                : null
            }
            busy={merge.isPending || wave.isPending}
          />
        ))}
      </ul>
      {joined !== null && <p>{t('joined', { number: `T-${joined}` })}</p>}
      {error && <p role="alert">{problemText(error)}</p>}
    </Notice>
  );
}

type Props = { link: TicketLink; onJoin: (() => void) | null; onWave: (() => void) | null; busy: boolean };

function Related({ link, onJoin, onWave, busy }: Props) {
  const { t } = useTranslation('actions');
  const { t: tt } = useTranslation('ticket');
  const number = `T-${link.number}`;
  const to = link.direction === 'to';
  const sure = link.kind === 'follow_up';
  const split = link.kind === 'split';
  const words = split
    ? t(to ? 'link.splitOff' : 'link.splitFrom')
    : to
      ? t(sure ? 'link.follows' : 'link.mayFollow')
      : t(sure ? 'link.followed' : 'link.mayBelong');
  return (
    <li className={styles.link}>
      <span className={styles.words}>
        {words}{' '}
        <Link to="/t/$no" params={{ no: String(link.number) }}>
          {number} {link.subject}
        </Link>{' '}
        <StatusChip status={link.status} label={tt(`status.${link.status}`)} />
      </span>
      {onJoin && !split && (
        <Button small disabled={busy} onClick={onJoin} title={t(to ? 'link.joinTo' : 'link.joinFrom', { number })}>
          {t('link.join')}
        </Button>
      )}
      {/* A certain follow-up is no guess of ours: there is nothing to wave away. */}
      {onWave && link.kind === 'possible_follow_up' && (
        <Button small look="quiet" disabled={busy} onClick={onWave} title={t('link.notRelatedTo', { number })}>
          {t('link.notRelated')}
        </Button>
      )}
    </li>
  );
}
