import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { useCategories } from '../api/list-categories';
import side from '../side/side.module.css';
import type { Ticket } from '../ticket';
import { useCategoryText } from './category-names';
import styles from './properties.module.css';

/** The same for those who may not change it. */
export function FixedProperties({ ticket }: { ticket: Ticket }) {
  const { t, i18n } = useTranslation('properties');
  const { t: tt } = useTranslation('ticket');
  const categories = useCategories();
  const categoryText = useCategoryText();
  const facts = [
    [t('category.label'), ticket.category ? categoryText(categories, ticket.category) : t('category.none')],
    [t('tags.label'), ticket.tags.join(', ') || tt('nothing')],
    ...(ticket.snoozedUntil ? [[t('snooze.label'), shortDateTime(i18n.language, ticket.snoozedUntil)]] : []),
  ];
  return (
    <section className={side.section} aria-label={t('label')}>
      {facts.map(([label, value]) => (
        <div key={label} className={styles.group}>
          <h2>{label}</h2>
          <p>{value}</p>
        </div>
      ))}
    </section>
  );
}
