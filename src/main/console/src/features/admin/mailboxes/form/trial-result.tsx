import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import type { Trial } from '../mailbox';
import { useFailureText } from '../use-failure-text';
import styles from './form.module.css';

/** What the two servers said when they were tried. */
export const TrialResult = ({ trial: { receive, send } }: { trial: Trial }) => (
  <Notice tone={receive.ok && send.ok ? undefined : 'danger'}>
    <Side name="receive" side={receive} />
    <Side name="send" side={send} />
  </Notice>
);

function Side({ name, side: { ok, code, error } }: { name: 'receive' | 'send'; side: Trial['send'] }) {
  const { t } = useTranslation('admin');
  const failure = useFailureText();
  return (
    <p className={styles.side}>
      <Icon name={ok ? 'check' : 'warn'} />
      <span>{t(`trial.${name}`, { result: ok ? t('trial.ok') : failure(code, error) })}</span>
    </p>
  );
}
