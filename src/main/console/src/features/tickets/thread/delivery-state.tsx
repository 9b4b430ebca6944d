import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { clockTime } from '@/lib/format';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useSession } from '@/lib/session';
import { useClock } from '@/live/clock';
import { Button } from '@/ui/button';
import { classes } from '@/ui/classes';
import { Icon, type IconName } from '@/ui/icon';
import { useRetryMessage } from '../api/retry-message';
import { useUndoMessage } from '../api/undo-message';
import type { Delivery, Message } from '../message';
import { useMay } from '../rights';
import { DeliveryReason } from './delivery-reason';
import styles from './thread.module.css';

type Props = { number: number; message: Message; delivery: Delivery; onEdit: (message: Message) => void };

const ICONS: Record<Delivery['state'], IconName> = { held: 'clock', queued: 'clock', sent: 'check', failed: 'warn' };

/** Where a reply is on its way out: held and still ours to take back, on its way, sent, or failed and saying why. */
export function DeliveryState({ number, message, delivery, onEdit }: Props) {
  const { t, i18n } = useTranslation('thread');
  const problemText = useProblemText();
  const undo = useUndoMessage(number);
  const retry = useRetryMessage(number);
  const answers = useMay(number, 'reply');
  const seconds = useClock((now) =>
    delivery.state === 'held' && delivery.holdUntil
      ? Math.max(0, Math.ceil((Date.parse(delivery.holdUntil) - now) / 1000))
      : 0,
  );
  // The message leaves the screen with the answer, and this component with it; the text must not.
  const takeBack = () =>
    undo.mutateAsync(message).then(
      () => onEdit(message),
      () => {},
    );
  const own = useSession().user.name === message.author.name;
  // The newest one says what `z` takes back.
  useCommand('undo', own && answers && seconds > 0 && !undo.isPending && (() => void takeBack()));
  const failed = undo.error ?? retry.error;
  const words = {
    held: seconds > 0 ? t('delivery.held', { count: seconds }) : t('delivery.sending'),
    queued: delivery.nextTryAt
      ? t('delivery.again', { time: clockTime(i18n.language, delivery.nextTryAt) })
      : t('delivery.queued'),
    sent: t('delivery.sent', { time: clockTime(i18n.language, delivery.at ?? message.createdAt) }),
    failed: t('delivery.failed'),
  };
  return (
    <footer className={classes(styles.delivery, styles[delivery.state])}>
      {/* Sent, but not to everybody: a tick would say that all is well. */}
      <Icon name={delivery.failures.length > 0 ? 'warn' : ICONS[delivery.state]} size={13} />
      <span>{words[delivery.state]}</span>
      {answers && delivery.state === 'held' && seconds > 0 && (
        <Button small disabled={undo.isPending} onClick={takeBack}>
          {t('delivery.undo')}
        </Button>
      )}
      {answers && delivery.state === 'failed' && (
        <>
          <Button small disabled={retry.isPending} onClick={() => retry.mutate(message)}>
            {t('delivery.retry')}
          </Button>
          <Button small onClick={() => onEdit(message)}>
            {t('delivery.edit')}
          </Button>
        </>
      )}
      {failed && <span role="alert">{problemText(failed)}</span>}
      <DeliveryReason delivery={delivery} />
    </footer>
  );
}
