import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import styles from './unsaved.module.css';

const always = () => true;

/** Nothing typed is lost by a slip: leaving the page, by whatever way, asks first. */
export function Unsaved({ changed }: { changed: boolean }) {
  const { t } = useTranslation('admin');
  const { status, proceed, reset } = useBlocker({ shouldBlockFn: always, disabled: !changed, withResolver: true });
  if (status !== 'blocked') return null;
  return (
    <Dialog title={t('unsaved.title')} lead={t('unsaved.lead')} onClose={reset}>
      <div className={styles.buttons}>
        <Button onClick={proceed}>{t('unsaved.leave')}</Button>
        <Button look="primary" onClick={reset}>
          {t('unsaved.stay')}
        </Button>
      </div>
    </Dialog>
  );
}
