import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { classes } from '@/ui/classes';
import { Icon, type IconName } from '@/ui/icon';
import styles from '../mailboxes/health.module.css';
import { useWebhookWords } from './use-webhook-words';
import type { Delivery, Webhook } from './webhook';

type State = Webhook['health']['state'] | Delivery['state'];

const GLYPHS: Record<State, IconName> = {
  new: 'clock',
  ok: 'check',
  failing: 'warn',
  off: 'off',
  gone: 'off',
  waiting: 'clock',
  delivered: 'check',
  given_up: 'warn',
};

const LOOKS: Partial<Record<State, 'starting' | 'failing'>> = {
  new: 'starting',
  waiting: 'starting',
  failing: 'failing',
  given_up: 'failing',
};

/** How it fares, in a word and a glyph; colour comes last. */
export function StateChip({ state }: { state: State }) {
  const { t } = useTranslation('webhooks');
  const look = LOOKS[state];
  return (
    <span className={classes(styles.chip, look && styles[look])}>
      <Icon name={GLYPHS[state]} size={12} />
      {t(`state.${state}`)}
    </span>
  );
}

/** What there is to say beyond that word. */
export function HealthNotes({ webhook: { health, waiting } }: { webhook: Webhook }) {
  const { t, i18n } = useTranslation('webhooks');
  const { failure } = useWebhookWords();
  const { state, since, lastSuccessAt, code, status } = health;
  return (
    <>
      {state === 'failing' && since && (
        <p className={styles.bad}>
          {t('failing', { time: shortDateTime(i18n.language, since), failure: failure(code, status) })}
        </p>
      )}
      {state === 'gone' && since && <p>{t('gone', { time: shortDateTime(i18n.language, since) })}</p>}
      {lastSuccessAt && <p>{t('lastSuccess', { time: shortDateTime(i18n.language, lastSuccessAt) })}</p>}
      {waiting > 0 && <p>{t('waiting', { count: waiting })}</p>}
    </>
  );
}
