import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import rows from '../rows.module.css';
import type { AuditEntry } from './api/list-audit';
import styles from './audit.module.css';
import { useActionText } from './use-action-text';

/** One thing that was done. Its details are as they were written: names of fields and values. */
export function AuditRow({ entry: { at, actor, action, object, objectName, detail } }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation('audit');
  const actionText = useActionText();
  const who = actor ? (actor.name ?? t('gone')) : t('nobody');
  const details = Object.entries(detail).map(([key, value]) => `${key}: ${shown(value)}`);
  return (
    <li className={styles.entry}>
      <time className={rows.meta} dateTime={at} title={fullTime(i18n.language, at)}>
        {shortDateTime(i18n.language, at)}
      </time>
      <div className={styles.what}>
        <p>
          <strong>{actionText(action)}</strong> {objectName ?? object}
        </p>
        <p className={rows.meta}>{[who, ...details].join(' · ')}</p>
      </div>
    </li>
  );
}

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
