import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { Button, buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { AddDialog } from './add-dialog';
import { type Calendar, useCalendars } from './api/calendars';
import { CalendarWarning } from './calendar-warning';
import styles from './hours.module.css';
import { useWeekText } from './use-week-text';

/** When people work: the calendars promises are counted by. */
export function BusinessHoursPage() {
  const { t } = useTranslation('hours');
  return (
    <AdminPage page="businessHours" title={t('title')}>
      <Calendars />
    </AdminPage>
  );
}

function Calendars() {
  const { t } = useTranslation('hours');
  const { data, error, refetch } = useCalendars();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <header className={styles.head}>
        <h1 className={rows.title}>{t('title')}</h1>
        <Button look="primary" className={styles.last} onClick={() => setAdding(true)}>
          {t('add')}
        </Button>
      </header>
      <p className={rows.lead}>{t('lead')}</p>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data?.length === 0 && <p className={rows.lead}>{t('none')}</p>}
      <ul className={rows.list}>
        {data?.map((each) => (
          <Row key={each.id} calendar={each} />
        ))}
      </ul>
      {adding && <AddDialog calendars={data ?? []} onClose={() => setAdding(false)} />}
    </>
  );
}

function Row({ calendar }: { calendar: Calendar }) {
  const { t } = useTranslation('hours');
  const calendarName = useCalendarName();
  const weekText = useWeekText();
  const name = calendarName(calendar);
  return (
    <li className={rows.row}>
      <div className={rows.mail}>
        <strong>{name}</strong>
        <p className={rows.meta}>{calendar.zone}</p>
        <p className={rows.meta}>{weekText(calendar.week)}</p>
        {calendar.days.length > 0 && <p className={rows.meta}>{t('specialDays', { count: calendar.days.length })}</p>}
        <CalendarWarning warning={calendar.warning} />
      </div>
      <Link
        to="/admin/business-hours/$id"
        params={{ id: calendar.id }}
        className={buttonClass({ small: true })}
        aria-label={t('openNamed', { name })}
      >
        {t('open')}
      </Link>
    </li>
  );
}
