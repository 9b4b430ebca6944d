import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { TextField } from '@/ui/fields';
import styles from '../rows.module.css';
import { type Block, useBlockSender } from './api/block-sender';
import type { Inbound } from './inbound';

type Props = { row: Inbound; onClose: () => void; onBlocked: (sender: string) => void };

const SCOPES = ['address', 'domain'] as const;

/** Nothing of this sender, or of everybody at their domain, reaches a ticket any more. */
export function BlockDialog({ row, onClose, onBlocked }: Props) {
  const { t } = useTranslation('inbound');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const block = useBlockSender(row.id);
  const [scope, setScope] = useState<Block['scope']>('address');
  const [reason, setReason] = useState('');
  const address = row.from?.address ?? '';
  const sender = { address, domain: address.slice(address.lastIndexOf('@') + 1) };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (block.isPending) return;
    block.mutate({ scope, reason: reason.trim() || null }, { onSuccess: () => onBlocked(sender[scope]) });
  };
  return (
    <Dialog title={t('blocking.title')} lead={t('blocking.lead')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {block.error && <FormError>{problemText(block.error)}</FormError>}
        <fieldset className={styles.scopes}>
          <legend className="visually-hidden">{t('blocking.scope')}</legend>
          {SCOPES.map((each) => (
            <label key={each} className={styles.scope}>
              <input
                type="radio"
                name="scope"
                checked={scope === each}
                onChange={() => {
                  setScope(each);
                  block.reset();
                }}
              />
              <span>{t(`blocking.${each}`, { sender: sender[each] })}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          label={t('blocking.reason')}
          maxLength={500}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className={styles.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={block.isPending}>
            {t('blocking.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
