import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/icon';
import { DEEDS, may } from './rights';
import type { Ticket } from './ticket';
import styles from './ticket-pane.module.css';

/** What one may not do here, in words: its buttons are not there, and nobody should look for them. */
export function Limits({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('rights');
  const missing = DEEDS.filter((deed) => !may(ticket, deed));
  if (missing.length === 0 || ticket.mergedInto !== null) return null;
  const deeds = new Intl.ListFormat(i18n.language, { type: 'disjunction' });
  return (
    <p className={styles.limits}>
      <Icon name="lock" size={13} />
      {missing.length === DEEDS.length
        ? t('only')
        : t('mayNot', { deeds: deeds.format(missing.map((deed) => t(`deed.${deed}`))) })}
    </p>
  );
}
