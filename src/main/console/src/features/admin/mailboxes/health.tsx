import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { classes } from '@/ui/classes';
import { Icon, type IconName } from '@/ui/icon';
import styles from './health.module.css';
import type { Mailbox } from './mailbox';
import { useFailureText } from './use-failure-text';

type Health = Mailbox['health'];

const GLYPHS: Record<Health['state'], IconName> = { ok: 'check', starting: 'clock', failing: 'warn', disabled: 'off' };

/** How it fares, in a word and a glyph; colour comes last. */
export function HealthChip({ state }: { state: Health['state'] }) {
  const { t } = useTranslation('admin');
  return (
    <span className={classes(styles.chip, styles[state])}>
      <Icon name={GLYPHS[state]} size={12} />
      {t(`mailboxes.state.${state}`)}
    </span>
  );
}

/** What there is to say beyond that word. */
export function HealthNotes({ health }: { health: Health }) {
  const { t, i18n } = useTranslation('admin');
  const failure = useFailureText();
  const { code, error, lastMailAt, archive, sending, skipped } = health;
  return (
    <>
      {(code !== null || health.state === 'failing') && <p className={styles.bad}>{failure(code, error)}</p>}
      {sending && (
        <p className={styles.bad}>
          {t('mailboxes.notSending', {
            error: sending.failure ? failure(sending.failure, null) + serverSaid(sending.error) : sending.error,
            time: shortDateTime(i18n.language, sending.nextTryAt),
          })}
        </p>
      )}
      {lastMailAt && <p>{t('mailboxes.lastMail', { time: shortDateTime(i18n.language, lastMailAt) })}</p>}
      {archive && <p>{t('mailboxes.archive', archive)}</p>}
      {skipped.length > 0 && <p>{t('mailboxes.skipped', { count: skipped.length })}</p>}
    </>
  );
}

/** Its own words stand behind ours, in brackets. */
const serverSaid = (error: string) => / \(.*\)$/.exec(error)?.[0] ?? '';
