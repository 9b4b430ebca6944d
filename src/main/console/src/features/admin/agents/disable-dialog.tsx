import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { CheckField } from '@/ui/fields';
import rows from '../rows.module.css';
import { useRefusalText } from '../use-refusal-text';
import { useDisableAgent } from './api/change-agent';
import type { StaffMember } from './staff';

/** Somebody works here no more: what that ends, and who has their tickets then. */
export function DisableDialog({ agent, onClose }: { agent: StaffMember; onClose: () => void }) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const refusalText = useRefusalText();
  const disable = useDisableAgent(agent.id);
  const [unassign, setUnassign] = useState(true);
  return (
    <Dialog title={t('disable.title', { name: agent.name })} lead={t('disable.lead')} onClose={onClose}>
      {disable.error && <FormError>{refusalText(disable.error)}</FormError>}
      <CheckField
        label={t('disable.unassign')}
        hint={t('disable.unassignHint')}
        checked={unassign}
        onChange={(event) => setUnassign(event.target.checked)}
      />
      <div className={rows.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button
          look="primary"
          aria-disabled={disable.isPending}
          onClick={() => disable.isPending || disable.mutate(unassign, { onSuccess: onClose })}
        >
          {t('disable.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
