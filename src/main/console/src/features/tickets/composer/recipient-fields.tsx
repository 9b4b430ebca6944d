import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './composer.module.css';

type Props = {
  to: string;
  cc: string;
  onTo: (value: string) => void;
  onCc: (value: string) => void;
  readOnly: boolean;
};

/** To and Cc, as comma-separated addresses. */
export function RecipientFields({ to, cc, onTo, onCc, readOnly }: Props) {
  const { t } = useTranslation('composer');
  const id = useId();
  const fields = [
    { name: 'to', label: t('to'), value: to, onChange: onTo },
    { name: 'cc', label: t('cc'), value: cc, onChange: onCc },
  ];
  return (
    <div className={styles.recipients}>
      {fields.map((field) => (
        <div key={field.name} className={styles.recipient}>
          <label htmlFor={`${id}-${field.name}`}>{field.label}</label>
          <input
            id={`${id}-${field.name}`}
            value={field.value}
            readOnly={readOnly}
            title={t('addressHint')}
            autoComplete="off"
            spellCheck={false}
            inputMode="email"
            onChange={(event) => field.onChange(event.target.value)}
          />
        </div>
      ))}
    </div>
  );
}
