import { useTranslation } from 'react-i18next';
import { count } from '@/lib/format';
import { MOST_COUNTED } from './api/count-inbound';

/** A count as it is written: the server stops counting somewhere. */
export function useAtMost() {
  const { i18n } = useTranslation();
  return (...counts: number[]) => {
    const sum = count(
      i18n.language,
      counts.reduce((all, each) => all + each, 0),
    );
    return counts.some((each) => each >= MOST_COUNTED) ? `${sum}+` : sum;
  };
}
