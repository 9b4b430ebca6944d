import { type ErrorComponentProps, Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { usePageTitle } from '@/lib/page-title';
import { Button, buttonClass } from '@/ui/button';
import { EmptyState } from '@/ui/notice';

export function NotFound() {
  const { t } = useTranslation();
  usePageTitle(t('notFound.title'));
  return (
    <main>
      <EmptyState>
        <h1>{t('notFound.title')}</h1>
        <Link to="/" className={buttonClass({})}>
          {t('notFound.back')}
        </Link>
      </EmptyState>
    </main>
  );
}

export function Crash({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  const text = useProblemText();
  const refused = error instanceof Problem;
  return (
    <main>
      <EmptyState>
        <h1>{refused ? text(error) : t('crash.title')}</h1>
        {!refused && <p>{t('crash.body')}</p>}
        <Button onClick={() => window.location.reload()}>{refused ? t('retry') : t('crash.reload')}</Button>
      </EmptyState>
    </main>
  );
}
