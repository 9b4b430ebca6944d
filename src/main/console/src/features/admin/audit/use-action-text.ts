import { useTranslation } from 'react-i18next';

/** What was done, in words; a new action's own name until it has some. */
export function useActionText() {
  const { t, i18n } = useTranslation('audit');
  return (action: string) => {
    const key = `actions.${action.replaceAll('.', '-')}`;
    return i18n.exists(`audit:${key}`) ? t(key as 'actions.sign-in') : action;
  };
}
