import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import { useLinkTickets } from '../api/link-tickets';
import { may } from '../rights';
import { StatusChip } from '../status-chip';
import type { Ticket } from '../ticket';
import { LinkDialog } from './link-dialog';
import styles from './side.module.css';

/** Tickets that somebody has put beside this one. Each step can be taken back, by its button or `z`. */
export function LinkedTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('beside');
  const { t: tt } = useTranslation('ticket');
  const problemText = useProblemText();
  const links = useLinkTickets(ticket.number);
  const [asking, setAsking] = useState(false);
  const [done, setDone] = useState<{ other: number; link: boolean } | null>(null);
  const change = async (other: number, link: boolean) => {
    await links.mutateAsync({ other, link });
    setDone({ other, link });
  };
  const linked = ticket.links.filter((each) => each.kind === 'related');
  const changes = may(ticket, 'change');
  const adds = ticket.mergedInto === null && changes;
  if (!adds && linked.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="linked">
      <h2 id="linked">{t('linked')}</h2>
      <ul className={styles.people}>
        {linked.map(({ number, subject, status }) => (
          <li key={number} className={styles.beside}>
            <Link to="/t/$no" params={{ no: String(number) }} className={styles.other}>
              T-{number} {subject}
            </Link>
            <StatusChip status={status} label={tt(`status.${status}`)} />
            {changes && (
              <Button
                look="quiet"
                icon
                small
                disabled={links.isPending}
                aria-label={t('unlink', { number: `T-${number}` })}
                onClick={() => change(number, false).catch(() => {})}
              >
                <Icon name="close" size={13} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {links.error && !asking && <p role="alert">{problemText(links.error)}</p>}
      {done && (
        <Done
          {...done}
          onUndo={() =>
            links.mutateAsync({ ...done, link: !done.link }).then(
              () => setDone(null),
              () => {},
            )
          }
        />
      )}
      {adds && (
        <Button small onClick={() => setAsking(true)}>
          <Icon name="link" size={13} />
          {t('link')}
        </Button>
      )}
      {asking && (
        <LinkDialog
          number={ticket.number}
          onLink={async (other) => {
            await change(other, true);
            setAsking(false);
          }}
          onClose={() => {
            links.reset();
            setAsking(false);
          }}
        />
      )}
    </section>
  );
}

function Done({ other, link, onUndo }: { other: number; link: boolean; onUndo: () => void }) {
  const { t } = useTranslation('beside');
  useCommand('undo', onUndo);
  return (
    <Notice
      inline
      actions={
        <Button small onClick={onUndo}>
          {t('undo')}
        </Button>
      }
    >
      {t(link ? 'isLinked' : 'isUnlinked', { number: `T-${other}` })}
    </Notice>
  );
}
