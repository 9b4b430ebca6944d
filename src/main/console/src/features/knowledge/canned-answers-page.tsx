import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AdminPage } from '@/features/admin/admin-page';
import styles from '@/features/admin/rows.module.css';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { useCannedAnswers } from './api/list-canned-answers';
import { useRemoveCannedAnswer } from './api/remove-canned-answer';
import { type CannedAnswer, languageOf, textIn } from './canned-answer';
import { CannedForm } from './canned-form';

/** One's own canned answers, and those one looks after for others. */
export function CannedAnswersPage() {
  const { t } = useTranslation('canned');
  const [form, setForm] = useState<CannedAnswer | 'new' | null>(null);
  return (
    <AdminPage page="cannedAnswers" title={t('title')}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <p>
        <Button look="primary" onClick={() => setForm('new')}>
          {t('add')}
        </Button>
      </p>
      <List onEdit={setForm} />
      {form && <CannedForm answer={form === 'new' ? null : form} onClose={() => setForm(null)} />}
    </AdminPage>
  );
}

function List({ onEdit }: { onEdit: (answer: CannedAnswer) => void }) {
  const { t } = useTranslation('canned');
  const { data: answers, error, refetch } = useCannedAnswers(null);
  if (error && !answers) return <FailedToLoad error={error} retry={() => void refetch()} />;
  if (!answers) return <Skeleton bars={3} />;
  if (answers.length === 0) return <p className={styles.lead}>{t('none')}</p>;
  return (
    <ul className={styles.list}>
      {answers.map((answer) => (
        <Row key={answer.id} answer={answer} onEdit={() => onEdit(answer)} />
      ))}
    </ul>
  );
}

function Row({ answer, onEdit }: { answer: CannedAnswer; onEdit: () => void }) {
  const { t, i18n } = useTranslation('canned');
  const problemText = useProblemText();
  const name = useId();
  const remove = useRemoveCannedAnswer(answer.id);
  const { title, body } = textIn(answer, languageOf(i18n.language));
  const about = [answer.teamName ?? t(`scope.${answer.scope}`), ...answer.tags, t('uses', { count: answer.uses })];
  return (
    <li className={styles.row}>
      <div className={styles.mail}>
        <strong id={name}>{title}</strong>
        <p className={styles.words}>{body}</p>
        <p className={styles.meta}>{about.join(' · ')}</p>
        {remove.error && <p className={styles.bad}>{problemText(remove.error)}</p>}
        {answer.editable && (
          <div className={styles.buttons}>
            <Button small aria-label={t('editNamed', { title })} onClick={onEdit}>
              {t('edit')}
            </Button>
            <Button
              small
              look="quiet"
              aria-label={t('removeNamed', { title })}
              disabled={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t('remove')}
            </Button>
          </div>
        )}
      </div>
    </li>
  );
}
