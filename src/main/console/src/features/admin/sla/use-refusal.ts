import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';

/** The words for what the server refuses to whoever writes policies. */
export function useRefusal() {
  const { t } = useTranslation('policies');
  const problemText = useProblemText();
  return (error: unknown) => {
    if (!(error instanceof Problem)) return problemText(error);
    if (error.code === 'changed-meanwhile') return t('meanwhile');
    if (error.code === 'too-many-policies') return t('tooMany');
    return error.code === 'invalid'
      ? t('invalid', { field: fieldText(t, String(error.params.field)) })
      : problemText(error);
  };
}

const NAMED = ['name', 'conditions', 'targets', 'chatTargets', 'warnAt', 'pauses', 'calendar'] as const;

const fieldText = (t: ReturnType<typeof useTranslation<'policies'>>['t'], field: string) => {
  const named = NAMED.find((each) => each === field);
  return named ? t(`part.${named}`) : field;
};
