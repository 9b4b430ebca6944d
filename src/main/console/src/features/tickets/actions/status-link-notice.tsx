import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Notice } from '@/ui/notice';

type Props = { link?: { url: string; copied: boolean }; revoked: boolean; error: Error | null; onDismiss: () => void };

/** What became of the customer's link: on the clipboard, here to be copied by hand, or worthless. */
export function StatusLinkNotice({ link, revoked, error, onDismiss }: Props) {
  const { t } = useTranslation('actions');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  if (!link && !revoked && !error) return null;
  return (
    <Notice
      inline
      tone={error ? 'danger' : undefined}
      alert={error !== null}
      actions={
        <Button small onClick={onDismiss}>
          {tc('dismiss')}
        </Button>
      }
    >
      {error && problemText(error)}
      {!error && revoked && t('statusLink.revoked')}
      {link?.copied && t('statusLink.copied')}
      {link && !link.copied && (
        <Field
          label={t('statusLink.byHand')}
          hint={t('statusLink.byHandHint')}
          readOnly
          value={link.url}
          onFocus={(event) => event.target.select()}
        />
      )}
    </Notice>
  );
}
