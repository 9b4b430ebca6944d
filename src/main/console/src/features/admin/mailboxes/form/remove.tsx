import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { useForgetMailbox, useRemoveMailbox } from '../api/remove-mailbox';
import type { Mailbox } from '../mailbox';
import styles from './form.module.css';

/** Takes a mailbox out of the desk, once somebody has read what that means. */
export function Remove({ mailbox }: { mailbox: Mailbox }) {
  const { t } = useTranslation('admin');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="quiet" className={styles.apart} onClick={() => setAsking(true)}>
        {t('remove.item')}
      </Button>
      {asking && <RemoveDialog mailbox={mailbox} onClose={() => setAsking(false)} />}
    </>
  );
}

function RemoveDialog({ mailbox: { key, address }, onClose }: { mailbox: Mailbox; onClose: () => void }) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const remove = useRemoveMailbox(key);
  const forget = useForgetMailbox();
  const { error } = remove;
  const waiting = error instanceof Problem && error.code === 'mail-waiting' ? Number(error.params.count) : 0;
  const confirm = async () => {
    if (remove.isPending) return;
    await remove.mutateAsync({ giveUpWaiting: waiting > 0 });
    await navigate({ to: '/admin/mailboxes', replace: true, ignoreBlocker: true });
    forget(key);
  };
  return (
    <Dialog title={t('remove.title', { address })} lead={t('remove.lead')} onClose={onClose}>
      {error && <FormError>{waiting ? t('remove.waiting', { count: waiting }) : problemText(error)}</FormError>}
      <div className={styles.choice}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button look="primary" aria-disabled={remove.isPending} onClick={() => confirm().catch(() => {})}>
          {t(waiting ? 'remove.anyway' : 'remove.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
