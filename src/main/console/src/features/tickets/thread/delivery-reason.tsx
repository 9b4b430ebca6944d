import { useTranslation } from 'react-i18next';
import type { Delivery } from '../message';
import styles from './thread.module.css';

/** Why a mail is not there, or not yet, or not with everybody: whom it is about, and whose words they are. */
export function DeliveryReason({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('thread');
  const { state, recipient, error, code, fault, hard, waiting, attempts, failures } = delivery;
  const said = state === 'failed' || (state === 'sent' && failures.length > 0) ? error : waiting;
  // The code belongs to the error; a server's answer always has one, our own words never.
  const answer = said === error ? code : null;
  const lines = [
    state === 'failed' && recipient && !fault && t(hard ? 'delivery.hard' : 'delivery.soft', { recipient }),
    state === 'sent' &&
      failures.length > 0 &&
      t('delivery.unreached', { recipient: failures.map((failure) => failure.recipient).join(', ') }),
    fault === 'removed' && t('delivery.removed'),
    said &&
      fault !== 'removed' &&
      t(words(delivery, answer), { error: answer && !said.includes(answer) ? `${answer} ${said}` : said }),
    state === 'queued' && attempts && t('delivery.attempts', { count: attempts }),
  ].filter((line) => typeof line === 'string' && line !== '');
  return lines.map((line) => (
    <span key={String(line)} className={styles.reason}>
      {line}
    </span>
  ));
}

/** Whose words: our own account's, while it blocks and once it was given up; the other server's; or ours. */
function words({ state, blocked, fault }: Delivery, answer: string | null) {
  if (blocked) return 'delivery.blocked';
  if (fault === 'account') return 'delivery.ours';
  return answer || state === 'sent' ? 'delivery.said' : 'delivery.reason';
}
