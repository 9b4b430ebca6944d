import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import rows from '../rows.module.css';
import { useServe, type Version } from './api/workflows';

/** Has new tickets follow this version, newer or older, after asking. */
export function Serve({ version, onServed }: { version: Version; onServed: (version: Version) => void }) {
  const { t } = useTranslation('workflows');
  const { t: tc } = useTranslation();
  const [asking, setAsking] = useState(false);
  const serve = useServe();
  const problemText = useProblemText();
  const { version: number } = version;
  const confirm = () => {
    if (serve.isPending) return;
    serve.mutate(version.definition, {
      onSuccess: (served) => {
        setAsking(false);
        onServed(served);
      },
    });
  };
  return (
    <>
      <Button small aria-label={t('useNamed', { version: number })} onClick={() => setAsking(true)}>
        {t('use')}
      </Button>
      {asking && (
        <Dialog
          title={t('useTitle', { version: number })}
          lead={t(version.beside.length > 0 ? 'useLeadBoth' : 'useLead')}
          onClose={() => setAsking(false)}
        >
          {serve.error && <FormError>{problemText(serve.error)}</FormError>}
          <div className={rows.buttons}>
            <Button look="primary" aria-disabled={serve.isPending} onClick={confirm}>
              {t('use')}
            </Button>
            <Button onClick={() => setAsking(false)}>{tc('cancel')}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
