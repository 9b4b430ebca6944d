import { useTranslation } from 'react-i18next';
import { classes } from '@/ui/classes';
import styles from './hours.module.css';

const KINDS = ['workday', 'free', 'off', 'makeUp'] as const;

/** What the looks of days mean. */
export function Legend() {
  const { t } = useTranslation('hours');
  return (
    <ul className={styles.legend} aria-label={t('year.legend')}>
      {KINDS.map((kind) => (
        <li key={kind}>
          <span className={classes(styles.cell, styles[kind])} aria-hidden="true">
            {8}
          </span>
          {t(`kind.${kind}`)}
        </li>
      ))}
      <li>
        <span className={classes(styles.cell, styles.workday, styles.today)} aria-hidden="true">
          {8}
        </span>
        {t('today')}
      </li>
    </ul>
  );
}
