import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import styles from '../mailboxes/form/form.module.css';
import { useRemoveWebhook } from './api/webhooks';
import { useWebhookWords } from './use-webhook-words';
import type { Webhook } from './webhook';

/** Takes a webhook out of the desk, once somebody has read what that means. */
export function Remove({ webhook: { id, name } }: { webhook: Webhook }) {
  const { t } = useTranslation('webhooks');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const remove = useRemoveWebhook(id);
  const { refusal } = useWebhookWords();
  const confirm = () => {
    if (remove.isPending) return;
    remove.mutate(undefined, {
      onSuccess: () => navigate({ to: '/admin/webhooks', replace: true, ignoreBlocker: true }),
    });
  };
  return (
    <>
      <Button look="quiet" className={styles.apart} onClick={() => setAsking(true)}>
        {t('remove')}
      </Button>
      {asking && (
        <Dialog title={t('removeNamed', { name })} lead={t('removeLead')} onClose={() => setAsking(false)}>
          {remove.error && <FormError>{refusal(remove.error)}</FormError>}
          <div className={styles.choice}>
            <Button onClick={() => setAsking(false)}>{tc('cancel')}</Button>
            <Button look="primary" aria-disabled={remove.isPending} onClick={confirm}>
              {t('removeNow')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
