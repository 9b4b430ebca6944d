import { useTranslation } from 'react-i18next';
import rows from '../../rows.module.css';
import styles from './import.module.css';
import type { StaffLine } from './import-staff';

/** The list as it was understood, with what is wrong in each line. */
export function PreviewTable({ lines }: { lines: StaffLine[] }) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
    <section className={styles.frame} tabIndex={0} aria-label={t('import.preview')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('import.line')}</th>
            <th scope="col">{t('invite.email')}</th>
            <th scope="col">{t('invite.name')}</th>
            <th scope="col">{t('agents.role')}</th>
            <th scope="col">{t('teams.title')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((each) => (
            <tr key={each.line}>
              <td>{each.line}</td>
              <td>
                {each.email}
                {each.errors.map((error) => (
                  <p key={error} className={styles.bad}>
                    {t(`import.errors.${error}`)}
                  </p>
                ))}
              </td>
              <td>{each.name}</td>
              <td className={rows.meta}>{tc(`user.role.${each.role}`)}</td>
              <td className={rows.meta}>{each.teams.join(' · ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
