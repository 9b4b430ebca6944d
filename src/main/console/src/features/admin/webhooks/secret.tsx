import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '@/ui/button';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import styles from '../mailboxes/form/form.module.css';

const focus = (element: HTMLElement | null) => element?.focus();

/** What its receiver checks signatures with; gone with the page. */
export function Secret({ secret }: { secret: string }) {
  const { t } = useTranslation('webhooks');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard?.writeText(secret).then(() => setCopied(true));
  return (
    <Notice tone="warn" actions={<Button onClick={copy}>{copied ? t('copied') : t('copy')}</Button>}>
      <Field
        label={t('secret')}
        hint={t('secretHint')}
        readOnly
        value={secret}
        onFocus={(event) => event.target.select()}
      />
    </Notice>
  );
}

/** A webhook has been made. */
export function NewSecret({ id, name, secret }: { id: string; name: string; secret: string }) {
  const { t } = useTranslation('webhooks');
  return (
    <div className={styles.form}>
      <h1 ref={focus} tabIndex={-1}>
        {name}
      </h1>
      <Secret secret={secret} />
      <p>
        <Link to="/admin/webhooks/$id" params={{ id }} replace className={buttonClass({ look: 'primary' })}>
          {t('goOn')}
        </Link>
      </p>
    </div>
  );
}
