import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';

/** The words for what the server refuses to those who set people and teams up. */
export function useRefusalText() {
  const { t, i18n } = useTranslation('staff');
  const problemText = useProblemText();
  return (error: unknown) => {
    const key = `staff:problem.${error instanceof Problem ? error.code : ''}`;
    return i18n.exists(key) ? t(key as 'problem.last-admin') : problemText(error);
  };
}
