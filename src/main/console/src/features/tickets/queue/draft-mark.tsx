import { useTranslation } from 'react-i18next';
import { Icon } from '@/ui/icon';
import { useHasDraft } from '../api/list-drafts';

/** One has begun to write there; nobody else sees this. */
export function DraftMark({ number }: { number: number }) {
  const { t } = useTranslation('queue');
  if (!useHasDraft(number)) return null;
  return (
    <span title={t('draft')}>
      <Icon name="pen" size={13} />
      <span className="visually-hidden">{t('draft')}</span>
    </span>
  );
}
