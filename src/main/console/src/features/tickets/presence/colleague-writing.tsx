import { useTranslation } from 'react-i18next';
import styles from './presence.module.css';
import { useColleagues } from './use-colleagues';

/** Beside the composer's modes, before somebody answers what is being answered. */
export function ColleagueWriting() {
  const { t } = useTranslation('presence');
  const writer = useColleagues().find(({ doing }) => doing === 'reply' || doing === 'note');
  return writer ? <span className={styles.writing}>{t(writer.doing, { name: writer.name })}</span> : null;
}
