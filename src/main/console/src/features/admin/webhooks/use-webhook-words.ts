import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { EVENTS } from './webhook';

/** What there is to be told of, why it did not arrive, and what the server refuses. */
export function useWebhookWords() {
  const { t, i18n } = useTranslation('webhooks');
  const problemText = useProblemText();
  const event = (type: string) => {
    const known = EVENTS.find(([name]) => name === type);
    return known ? t(`event.${known[1]}`) : type;
  };
  const failure = (code: string | null, status: number | null) => {
    const key = `failure.${code ?? 'failed'}`;
    return i18n.exists(key, { ns: 'webhooks' }) ? t(key as 'failure.status', { status }) : t('failure.failed');
  };
  const refusal = (error: unknown) => {
    if (!(error instanceof Problem) || error.code !== 'invalid') return problemText(error);
    const field = String(error.params.field);
    const exact = `wrong.${field}-${String(error.params.reason)}`;
    if (i18n.exists(exact, { ns: 'webhooks' })) return t(exact as 'wrong.url-scheme');
    return i18n.exists(`wrong.${field}`, { ns: 'webhooks' }) ? t(`wrong.${field}` as 'wrong.url') : problemText(error);
  };
  return { event, failure, refusal };
}
