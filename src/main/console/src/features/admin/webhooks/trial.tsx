import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { Icon } from '@/ui/icon';
import { Notice } from '@/ui/notice';
import styles from '../mailboxes/form/form.module.css';
import rows from '../rows.module.css';
import { useRotateSecret, useTestWebhook } from './api/webhooks';
import { Secret } from './secret';
import { useWebhookWords } from './use-webhook-words';
import type { Trial as Result, Webhook } from './webhook';

/** Tries the webhook as it is saved, and gives it another secret. */
export function Trial({ webhook: { id } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { refusal } = useWebhookWords();
  const [asking, setAsking] = useState(false);
  const trial = useTestWebhook(id);
  const rotate = useRotateSecret(id);
  const confirm = () => {
    if (!rotate.isPending) rotate.mutate(undefined, { onSuccess: () => setAsking(false) });
  };
  return (
    <section className={styles.card} aria-label={t('trial')}>
      {trial.error && <FormError>{refusal(trial.error)}</FormError>}
      {trial.data && <TrialResult trial={trial.data} />}
      {rotate.data && <Secret secret={rotate.data.secret} />}
      <div className={styles.actions}>
        <Button aria-disabled={trial.isPending} onClick={() => !trial.isPending && trial.mutate()}>
          {trial.isPending ? t('testing') : t('test')}
        </Button>
        <Button look="quiet" onClick={() => setAsking(true)}>
          {t('rotate')}
        </Button>
      </div>
      <p className={styles.hint}>{t('testHint')}</p>
      {asking && (
        <Dialog title={t('rotateTitle')} lead={t('rotateLead')} onClose={() => setAsking(false)}>
          {rotate.error && <FormError>{refusal(rotate.error)}</FormError>}
          <div className={styles.choice}>
            <Button onClick={() => setAsking(false)}>{t('keepSecret')}</Button>
            <Button look="primary" aria-disabled={rotate.isPending} onClick={confirm}>
              {t('rotateNow')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}

function TrialResult({ trial: { ok, status, code, millis, answer } }: { trial: Result }) {
  const { t } = useTranslation('webhooks');
  const { failure } = useWebhookWords();
  return (
    <Notice tone={ok ? undefined : 'danger'}>
      <p className={styles.side}>
        <Icon name={ok ? 'check' : 'warn'} />
        <span>{ok ? t('taken', { status, millis }) : failure(code, status)}</span>
      </p>
      {answer && <pre className={rows.words}>{answer}</pre>}
    </Notice>
  );
}
