import { useTranslation } from 'react-i18next';
import type { Delivery } from '../message';
import styles from './thread.module.css';

/** Why a mail is not there, or not yet, or not with everybody: whom it is about and the other server's own words. */
export function DeliveryReason({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('thread');
  const { state, recipient, error, code, hard, waiting, blocked, attempts, failures } = delivery;
  const said = state === 'failed' || (state === 'sent' && failures.length > 0) ? error : waiting;
  // The code belongs to the error; a server's answer always has one, our own words never.
  const answer = said === error ? code : null;
  const lines = [
    state === 'failed' && recipient && t(hard ? 'delivery.hard' : 'delivery.soft', { recipient }),
    state === 'sent' &&
      failures.length > 0 &&
      t('delivery.unreached', { recipient: failures.map((failure) => failure.recipient).join(', ') }),
    said &&
      t(blocked ? 'delivery.blocked' : answer || state === 'sent' ? 'delivery.said' : 'delivery.reason', {
        error: answer && !said.includes(answer) ? `${answer} ${said}` : said,
      }),
    state === 'queued' && attempts && t('delivery.attempts', { count: attempts }),
  ].filter((line) => typeof line === 'string' && line !== '');
  return lines.map((line) => (
    <span key={String(line)} className={styles.reason}>
      {line}
    </span>
  ));
}
