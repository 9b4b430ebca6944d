import { useTranslation } from 'react-i18next';
import { fullTime, shortDateTime } from '@/lib/format';
import rows from '../rows.module.css';
import type { AuditEntry } from './api/list-audit';
import styles from './audit.module.css';
import { useActionText } from './use-action-text';
import { useRightsText } from './use-rights-text';

/** One thing that was done. But for rights, its details are as they were written: names of fields and values. */
export function AuditRow({ entry }: { entry: AuditEntry }) {
  const { t, i18n } = useTranslation('audit');
  const actionText = useActionText();
  const rightsText = useRightsText();
  const { at, actor, action } = entry;
  const who = actor ? (actor.name ?? t('gone')) : t('nobody');
  const { object, details } = action === 'rights-changed' ? rightsText(entry) : asWritten(entry);
  return (
    <li className={styles.entry}>
      <time className={rows.meta} dateTime={at} title={fullTime(i18n.language, at)}>
        {shortDateTime(i18n.language, at)}
      </time>
      <div className={styles.what}>
        <p>
          <strong>{actionText(action)}</strong> {object}
        </p>
        <p className={rows.meta}>{[who, ...details].join(' · ')}</p>
      </div>
    </li>
  );
}

/** What has a name of its own is called by it, also when it is there no longer. */
const asWritten = ({ object, objectName, detail: { name, ...detail } }: AuditEntry) => {
  const called = objectName ?? (typeof name === 'string' ? name : null);
  return {
    object: called ?? object,
    details: Object.entries(called === name || name === undefined ? detail : { name, ...detail }).map(
      ([key, value]) => `${key}: ${shown(value)}`,
    ),
  };
};

const shown = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
