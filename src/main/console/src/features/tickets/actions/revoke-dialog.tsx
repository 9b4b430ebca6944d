import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { useRevokeStatusLink } from '../api/revoke-status-link';
import styles from './actions.module.css';

type Props = { number: number; onClose: () => void; onRevoked: () => void };

/** A customer may have kept the link: nobody makes it worthless by a slip. */
export function RevokeDialog({ number, onClose, onRevoked }: Props) {
  const { t } = useTranslation('actions');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const revoke = useRevokeStatusLink(number);
  return (
    <Dialog title={t('statusLink.title')} lead={t('statusLink.lead')} onClose={onClose}>
      {revoke.error && <FormError>{problemText(revoke.error)}</FormError>}
      <div className={styles.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button
          look="primary"
          disabled={revoke.isPending}
          onClick={() => revoke.mutate(undefined, { onSuccess: onRevoked })}
        >
          {t('statusLink.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
