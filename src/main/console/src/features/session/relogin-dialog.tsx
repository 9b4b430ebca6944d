import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { CredentialsForm } from './credentials-form';

/** The session ended: sign in over the page as it stands, nothing typed is lost. */
export function ReloginDialog() {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const { user } = useSession();
  const signedIn = (id: string) => {
    if (id === user.id) void client.invalidateQueries();
    else window.location.assign('/');
  };
  return (
    <Dialog title={t('again.title')} lead={t('again.lead')}>
      <CredentialsForm
        email={user.email}
        onSignedIn={signedIn}
        extra={
          <Button look="quiet" onClick={() => window.location.assign('/login')}>
            {t('again.other')}
          </Button>
        }
      />
    </Dialog>
  );
}
