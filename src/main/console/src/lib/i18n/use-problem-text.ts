import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { fileSize } from '../format';
import { Problem } from '../http';

/** The words for a refusal: ours by its code, the server's own when we have none. */
export function useProblemText() {
  const { t, i18n } = useTranslation();
  return useCallback(
    (error: unknown): string => {
      if (!(error instanceof Problem)) return t('problem.unavailable');
      const key = `problem.${error.code}`;
      const options = {
        domain: String(error.params.domain ?? ''),
        count: Number(error.params.seconds ?? 0),
        limit: fileSize(i18n.language, Number(error.params.limitBytes ?? 0)),
      };
      if (i18n.exists(key, options)) return t(key as 'problem.network', options);
      return error.message === error.code ? t('problem.unknown', { code: error.code }) : error.message;
    },
    [t, i18n],
  );
}
