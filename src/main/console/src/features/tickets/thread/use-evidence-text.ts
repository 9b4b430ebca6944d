import { useTranslation } from 'react-i18next';
import type { Evidence } from '../api/get-evidence';

type Looked = Evidence['threading'][number];

/** Evidence in words, one line for each thing that was looked at. */
export function useEvidenceText() {
  const { t, i18n } = useTranslation('evidence');

  // What the server may learn to say later than we do is said as well as we can.
  const word = (group: 'how' | 'verdict' | 'as', key: string | null, values?: { ticket: string }): string | null =>
    key && i18n.exists(`evidence:${group}.${key}`) ? t(`${group}.${key}` as 'verdict.joins', values) : null;

  const threading = ({ kind, ticket, as, verdict }: Looked): string => {
    if (ticket === null) return t('parent');
    const values = { ticket: `T-${ticket}` };
    const how = word('how', kind, values) ?? t('elsewhere', values);
    const then = (verdict === 'joins' && word('as', as)) || word('verdict', verdict);
    return then ? t('both', { how, then }) : how;
  };

  return (evidence: Evidence): string[] => {
    const { authentication, automatic, spam, via } = evidence;
    const verdict =
      authentication?.result === 'pass' || authentication?.result === 'fail' ? authentication.result : 'unknown';
    const lines = [
      via === 'status-page' && t('via'),
      ...evidence.threading.map(threading),
      evidence.threading.length === 0 && !via && t('nothing'),
      evidence.reopened && t('reopened'),
      evidence.thanks && t('thanks'),
      authentication && t(verdict, { by: authentication.by }),
      automatic && t('automatic', { why: automatic }),
      spam && t('spam', { why: spam }),
    ];
    return lines.filter((line) => typeof line === 'string');
  };
}
