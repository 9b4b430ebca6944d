import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';
import type { Sent } from './staff';

type Props = { to: string; sent: Sent; onDismiss: () => void };

/** The link, this once: on its way by mail, or to be handed over by whoever sees it. */
export function LinkNotice({ to, sent, onDismiss }: Props) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  return (
    <Notice
      tone={sent.mailed ? undefined : 'warn'}
      actions={
        <Button small onClick={onDismiss}>
          {tc('dismiss')}
        </Button>
      }
    >
      {t(sent.mailed ? 'link.mailed' : 'link.notMailed', { to })}
      <Field
        label={t('link.label')}
        hint={t('link.hint')}
        readOnly
        value={sent.link}
        onFocus={(event) => event.target.select()}
      />
    </Notice>
  );
}
