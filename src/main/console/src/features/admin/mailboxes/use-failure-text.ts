import { useTranslation } from 'react-i18next';

/** What is wrong with a mail server: our words for its code, else the server's own. */
export function useFailureText() {
  const { t, i18n } = useTranslation('admin');
  return (code: string | null, error: string | null) => {
    const key = `trial.${code ?? 'failed'}`;
    return i18n.exists(key, { ns: 'admin' }) ? t(key as 'trial.failed') : (error ?? t('trial.failed'));
  };
}
