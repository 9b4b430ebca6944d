import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize, fullTime, shortDateTime } from '@/lib/format';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import styles from '../rows.module.css';
import type { Decision } from './api/decide';
import type { Inbound } from './inbound';
import { InboundText } from './inbound-text';
import { useWhy } from './use-why';

type Props = {
  row: Inbound;
  chosen: boolean;
  refusal: string | null;
  busy: boolean;
  onChoose: (on: boolean) => void;
  onDecide: (how: Decision) => void;
  onDelete: () => void;
  onBlock: () => void;
};

/** One mail: whose it is, why it is here, and what may be done about it. */
export function InboundRow({ row, chosen, refusal, busy, onChoose, onDecide, onDelete, onBlock }: Props) {
  const { t, i18n } = useTranslation('inbound');
  const problemText = useProblemText();
  const why = useWhy();
  const subject = useId();
  const [open, setOpen] = useState(false);
  const undecided = row.state === 'quarantined' || row.state === 'parked';
  const gone = row.state === 'deleted';
  const how = row.state === 'quarantined' ? 'release' : 'replay';
  return (
    <li className={styles.row}>
      {undecided && (
        <input
          type="checkbox"
          aria-labelledby={subject}
          checked={chosen}
          onChange={(event) => onChoose(event.target.checked)}
        />
      )}
      <div className={styles.mail}>
        {!gone && <Sender from={row.from} />}
        <strong id={subject}>{gone ? t('deletedMail') : row.subject || t('noSubject')}</strong>
        {!gone && why(row).map((line) => <p key={line}>{line}</p>)}
        <p className={styles.meta}>
          <time dateTime={row.receivedAt} title={fullTime(i18n.language, row.receivedAt)}>
            {shortDateTime(i18n.language, row.receivedAt)}
          </time>
          {' · '}
          {row.account}
          {!gone && ` · ${fileSize(i18n.language, row.size)}`}
        </p>
        {refusal && <p className={styles.bad}>{problemText(new Problem(409, refusal))}</p>}
        {!gone && (
          <div className={styles.buttons}>
            {undecided && (
              <>
                <Button small disabled={busy} aria-describedby={subject} onClick={() => onDecide(how)}>
                  {t(how)}
                </Button>
                <Button small disabled={busy} aria-describedby={subject} onClick={onDelete}>
                  {t('delete')}
                </Button>
                {row.from?.address && (
                  <Button small disabled={busy} aria-describedby={subject} onClick={onBlock}>
                    {t('block')}
                  </Button>
                )}
              </>
            )}
            <Button small look="quiet" aria-expanded={open} aria-describedby={subject} onClick={() => setOpen(!open)}>
              {t(open ? 'hide' : 'read')}
            </Button>
          </div>
        )}
        {open && <InboundText row={row} />}
      </div>
    </li>
  );
}

function Sender({ from }: { from: Inbound['from'] }) {
  const { t } = useTranslation('inbound');
  if (!from) return <p className={styles.meta}>{t('noSender')}</p>;
  return (
    <p className={styles.sender}>
      {from.name && <bdi>{from.name}</bdi>} {from.address && <bdi className={styles.meta}>{from.address}</bdi>}
    </p>
  );
}
