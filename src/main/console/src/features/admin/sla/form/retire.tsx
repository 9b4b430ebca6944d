import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import rows from '../../rows.module.css';
import { useRetirePolicy } from '../api/policies';
import type { Policy } from '../policy';
import { useRefusal } from '../use-refusal';

/** Puts a policy away, after asking. */
export function Retire({ policy }: { policy: Policy }) {
  const { t } = useTranslation('policies');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const retire = useRetirePolicy(policy.id);
  const refusal = useRefusal();
  const confirm = () => {
    if (retire.isPending) return;
    retire.mutate(undefined, {
      onSuccess: () => navigate({ to: '/admin/sla', replace: true, ignoreBlocker: true }),
    });
  };
  return (
    <>
      <Button look="quiet" onClick={() => setAsking(true)}>
        {t('retire')}
      </Button>
      {asking && (
        <Dialog title={t('retireNamed', { name: policy.name })} lead={t('retireLead')} onClose={() => setAsking(false)}>
          {retire.error && <FormError>{refusal(retire.error)}</FormError>}
          <div className={rows.buttons}>
            <Button look="primary" aria-disabled={retire.isPending} onClick={confirm}>
              {t('retireNow')}
            </Button>
            <Button onClick={() => setAsking(false)}>{tc('cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
