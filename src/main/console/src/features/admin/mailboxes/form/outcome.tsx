import { useTranslation } from 'react-i18next';
import { FormError } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import type { Mailbox, Trial } from '../mailbox';
import { useFailureText } from '../use-failure-text';
import type { MailboxBody } from './draft';
import styles from './form.module.css';
import { useRefusal } from './use-refusal';

type Props = {
  error: Error | null;
  data: Trial | Mailbox | undefined;
  variables: Partial<MailboxBody> | undefined;
  isPending: boolean;
};

/** What came of saving or trying it, in words. */
export function Outcome({ error, data, variables, isPending }: Props) {
  const refusal = useRefusal();
  if (error) return <FormError>{refusal(error, variables ?? {})}</FormError>;
  if (!data || isPending || 'key' in data) return null;
  return (
    <Notice tone={data.receive.ok && data.send.ok ? undefined : 'danger'}>
      <Side name="receive" side={data.receive} />
      <Side name="send" side={data.send} />
    </Notice>
  );
}

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
