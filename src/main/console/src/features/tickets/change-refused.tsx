import { useTranslation } from 'react-i18next';
import { shortDateTime } from '@/lib/format';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useCategories } from './api/list-categories';
import type { Change } from './api/patch-ticket';
import { useCategoryText } from './properties/category-names';
import type { Ticket } from './ticket';

type Props = { ticket: Ticket; change: Change; error: Error; onUse: () => void; onKeep: () => void };

/** A change that did not go through. When someone else was faster both values are shown, and one chooses. */
export function ChangeRefused({ ticket, change, error, onUse, onKeep }: Props) {
  const { t, i18n } = useTranslation('ticket');
  const categories = useCategories();
  const categoryText = useCategoryText();
  const { t: tc } = useTranslation();
  const { t: tp } = useTranslation('properties');
  const problemText = useProblemText();
  const say = (value: Change['to']): string => {
    if (change.field === 'category') return value === null ? t('nothing') : categoryText(categories, String(value));
    if (change.field === 'snoozedUntil')
      return value === null ? t('nothing') : shortDateTime(i18n.language, String(value));
    if (Array.isArray(value)) return value.join(', ') || t('nothing');
    if (value === null) return change.field === 'team' ? t('team.none') : t('assignee.none');
    if (typeof value === 'object') return value.name;
    return change.field === 'status' ? t(`status.${value}` as 'status.open') : t(`priority.${value}` as 'priority.low');
  };
  if (!(error instanceof Problem) || error.status !== 412) {
    return (
      <Notice
        tone="danger"
        alert
        actions={
          <Button small onClick={onKeep}>
            {tc('dismiss')}
          </Button>
        }
      >
        {problemText(error)}
      </Notice>
    );
  }
  const { field } = change;
  const fieldName =
    field === 'category' || field === 'tags'
      ? t(`side.${field}`)
      : field === 'snoozedUntil'
        ? tp('snooze.label')
        : t(`${field}.label`);
  const theirs = say(ticket[change.field]);
  const mine = say(change.to);
  return (
    <Notice
      tone="warn"
      alert
      actions={
        <>
          <Button small onClick={onKeep}>
            {t('conflict.keep', { value: theirs })}
          </Button>
          <Button small onClick={onUse}>
            {t('conflict.use', { value: mine })}
          </Button>
        </>
      }
    >
      <strong>{t('conflict.title', { field: fieldName })}</strong> {t('conflict.body', { theirs, mine })}
    </Notice>
  );
}
