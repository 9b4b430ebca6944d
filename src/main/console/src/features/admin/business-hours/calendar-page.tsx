import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { useCalendars } from './api/calendars';
import { CalendarEditor } from './calendar-editor';

/** The calendar the address bar names. */
export function CalendarPage() {
  const { t } = useTranslation('hours');
  const { id = '' } = useParams({ strict: false });
  return (
    <AdminPage page="businessHours" title={t('title')}>
      <Named key={id} id={id} />
    </AdminPage>
  );
}

function Named({ id }: { id: string }) {
  const { t } = useTranslation('hours');
  const { data, error, refetch, isFetchedAfterMount } = useCalendars();
  if (!isFetchedAfterMount) return <Skeleton bars={6} />;
  if (!data) return <FailedToLoad error={error} retry={() => void refetch()} />;
  const calendar = data.find((each) => each.id === id);
  if (calendar) return <CalendarEditor calendar={calendar} refetch={refetch} />;
  return (
    <>
      <h1 className={rows.title}>{t('unknown')}</h1>
      <p>
        <Link to="/admin/business-hours">{t('back')}</Link>
      </p>
    </>
  );
}
