import { useTranslation } from 'react-i18next';
import { may } from '../rights';
import side from '../side/side.module.css';
import type { Ticket } from '../ticket';
import { useChange } from '../use-change';
import { CategoryPicker } from './category-picker';
import { FixedProperties } from './fixed-properties';
import styles from './properties.module.css';
import { Snooze } from './snooze';
import { TagsEditor } from './tags-editor';

/** What the ticket is about and when it comes back; what its status means, where that is not plain. */
export function Properties({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('properties');
  const { change, refusal } = useChange(ticket);
  const done = ticket.status === 'resolved' || ticket.status === 'closed';
  if (ticket.mergedInto !== null) return null;
  if (!may(ticket, 'change')) return <FixedProperties ticket={ticket} />;
  return (
    <section className={side.section} aria-label={t('label')}>
      {(ticket.status === 'pending' || ticket.status === 'on_hold') && (
        <p className={side.nothing}>{t(`meaning.${ticket.status}`)}</p>
      )}
      <div className={styles.group}>
        <h2>{t('category.label')}</h2>
        <CategoryPicker value={ticket.category} onChange={(to) => change({ field: 'category', to })} />
      </div>
      <div className={styles.group}>
        <h2>{t('tags.label')}</h2>
        <TagsEditor tags={ticket.tags} onChange={(to) => change({ field: 'tags', to })} />
      </div>
      {!done && (
        <div className={styles.group}>
          <h2>{t('snooze.label')}</h2>
          {ticket.wokenBy && <p className={styles.woken}>{t(`woken.${ticket.wokenBy}`)}</p>}
          <Snooze until={ticket.snoozedUntil} onChange={(to) => change({ field: 'snoozedUntil', to })} />
        </div>
      )}
      {refusal}
    </section>
  );
}
