import { useTranslation } from 'react-i18next';
import { Notice } from '@/ui/notice';
import rows from '../rows.module.css';
import type { Overlap, Policy } from './policy';
import { usePolicyWords } from './use-policy-words';

type Props = { policy: Policy; all: Policy[] };

/** What those before a policy take from it, in words. */
export function Overlaps({ policy, all }: Props) {
  const { t, i18n } = useTranslation('policies');
  const { conditionLines } = usePolicyWords();
  const list = new Intl.ListFormat(i18n.language, { type: 'conjunction' });
  const names = ({ with: ids }: Overlap) =>
    list.format(ids.map((id) => t('quoted', { name: all.find((each) => each.id === id)?.name ?? id })));
  return policy.overlaps.map((overlap) => {
    const key = `${overlap.kind} ${overlap.with.join(' ')}`;
    if (overlap.kind === 'never') {
      return (
        <Notice key={key} tone="warn">
          {t('overlap.never', { count: overlap.with.length, names: names(overlap) })}
        </Notice>
      );
    }
    if (overlap.kind === 'exception') {
      return (
        <p key={key} className={rows.meta}>
          {t('overlap.exception', { names: names(overlap) })}
        </p>
      );
    }
    return (
      <p key={key} className={rows.meta}>
        {t('overlap.partly', { names: names(overlap), on: conditionLines(overlap.on).join(t('semicolon')) })}
      </p>
    );
  });
}
