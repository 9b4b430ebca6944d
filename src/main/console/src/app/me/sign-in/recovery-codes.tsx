import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import styles from '../me.module.css';

/** For the day the phone is gone. Shown once, to be put away. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { t } = useTranslation('me');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <Notice
      tone="warn"
      actions={
        <>
          <Button onClick={copy}>{copied ? t('codes.copied') : t('codes.copy')}</Button>
          <Button onClick={onDone}>{t('codes.kept')}</Button>
        </>
      }
    >
      <p>{t('codes.recovery')}</p>
      <ul className={styles.codes}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
