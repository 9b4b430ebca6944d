import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';

const ReloginDialog = lazy(() =>
  import('@/features/session/relogin-dialog').then((module) => ({ default: module.ReloginDialog })),
);

/**
 * For what the server does only for somebody who signed in a short while ago. Asks them to, and does it then.
 *
 * @returns `guard` wraps the call; `dialog` is to be rendered
 */
export function useGuarded(): { guard: <T>(call: () => Promise<T>) => Promise<T>; dialog: ReactNode } {
  const { t } = useTranslation('me');
  const [waiting, setWaiting] = useState<{ go: () => void; stop: () => void } | null>(null);

  const again = () =>
    new Promise<boolean>((resolve) => setWaiting({ go: () => resolve(true), stop: () => resolve(false) }));

  const guard = async <T,>(call: () => Promise<T>): Promise<T> => {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== 'sign-in-again' || !(await again())) throw error;
      return call();
    }
  };

  const end = (how: 'go' | 'stop') => () => {
    setWaiting(null);
    waiting?.[how]();
  };
  const dialog = waiting && (
    <Suspense>
      <ReloginDialog again={{ lead: t('again'), onClose: end('stop'), onDone: end('go') }} />
    </Suspense>
  );
  return { guard, dialog };
}
