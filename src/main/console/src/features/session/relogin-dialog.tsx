import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { CredentialsForm } from './credentials-form';
import { OtherWays } from './other-ways';

type Props = {
  /** Asked for although the session lives: something that wants to know again who is there. */
  again?: { lead: string; onClose: () => void; onDone: () => void };
};

/** The session ended: sign in over the page as it stands, nothing typed is lost. */
export function ReloginDialog({ again }: Props) {
  const { t } = useTranslation('session');
  const client = useQueryClient();
  const { user } = useSession();
  const signedIn = (id: string) => {
    if (id !== user.id) return window.location.assign('/');
    void client.invalidateQueries();
    again?.onDone();
  };
  return (
    <Dialog
      title={again ? t('signIn.title') : t('again.title')}
      lead={again ? again.lead : t('again.lead')}
      onClose={again?.onClose}
    >
      <CredentialsForm
        email={user.email}
        onSignedIn={signedIn}
        extra={
          !again && (
            <Button look="quiet" onClick={() => window.location.assign('/login')}>
              {t('again.other')}
            </Button>
          )
        }
      />
      <OtherWays onSignedIn={signedIn} />
    </Dialog>
  );
}
