import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Names that diagrams of ours have, in the reader's language; whoever draws another writes in their own. */
export function useStepNames() {
  const { t, i18n } = useTranslation('promises');
  return useCallback(
    (name: string) => {
      const ours = i18n.getResource('en', 'promises', 'step') as Record<string, string>;
      const key = Object.keys(ours).find((each) => ours[each] === name);
      return key ? t(`step.${key}` as 'step.running') : name;
    },
    [t, i18n],
  );
}
