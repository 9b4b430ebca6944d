import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import type { MailboxBody } from './draft';

/** Which field it is that cannot be taken, where the server says so, and why. */
export function useRefusal() {
  const { t, i18n } = useTranslation('admin');
  const text = useProblemText();
  return (error: Error, sent: Partial<MailboxBody>) => {
    if (!(error instanceof Problem)) return text(error);
    if (error.code === 'account-exists') return t('form.exists');
    const path = String(error.params.field);
    const reason = String(error.params.reason);
    if (reason === 'needed') return t('form.needed');
    const name = `fields.${path.replace('.', '_')}`;
    if (!i18n.exists(name, { ns: 'admin' })) return text(error);
    const field = t(name as 'fields.name');
    if (isEmpty(sent, path)) return t('form.missing', { field });
    const why = `trial.${reason}`;
    if (i18n.exists(why, { ns: 'admin' })) return t('form.why', { field, why: t(why as 'trial.failed') });
    return reason === 'taken' ? t('form.taken', { field }) : t('form.wrong', { field });
  };
}

const isEmpty = (sent: object, path: string) =>
  path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], sent) === '';
