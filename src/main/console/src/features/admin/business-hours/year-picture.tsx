import { type KeyboardEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import { Icon } from '@/ui/icon';
import rows from '../rows.module.css';
import type { CalendarForm } from './api/calendars';
import { plusDays, todayIn, withDay } from './calendar';
import { DayDialog } from './day-dialog';
import { DayList } from './day-list';
import styles from './hours.module.css';
import { Legend } from './legend';
import { Month } from './month';

const EARLIEST = 1970;
const LATEST = 2199;
const MONTHS = Array.from({ length: 12 }, (_, month) => month);

/** How far a key goes: by days, or by months to the same day of another. */
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };
const MONTH_STEPS: Record<string, number> = { PageUp: -1, PageDown: 1 };

function otherMonth(date: string, months: number) {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}

type Props = { form: CalendarForm; onChange: (part: Partial<CalendarForm>) => void };

/** Twelve months in which each day shows what it is; a day is changed where it stands. */
export function YearPicture({ form, onChange }: Props) {
  const { t } = useTranslation('hours');
  const today = todayIn(form.zone);
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  /** The one day of the year the Tab key comes to. */
  const [at, setAt] = useState(today);
  const [open, setOpen] = useState<string | null>(null);
  const special = useMemo(() => new Map(form.days.map((day) => [day.date, day])), [form.days]);
  const entry = at.startsWith(`${year}-`) ? at : `${year}-01-01`;

  const openDay = useCallback((date: string) => {
    setAt(date);
    setOpen(date);
  }, []);
  const move = (event: KeyboardEvent) => {
    const days = STEPS[event.key];
    const months = MONTH_STEPS[event.key];
    if (days === undefined && months === undefined) return;
    event.preventDefault();
    const next = days !== undefined ? plusDays(entry, days) : otherMonth(entry, months ?? 0);
    if (!next.startsWith(`${year}-`)) return;
    setAt(next);
    document.getElementById(`day-${next}`)?.focus();
  };
  return (
    <section className={styles.section} aria-labelledby="year">
      <h2 id="year">{t('year.title')}</h2>
      <p className={rows.lead}>{t('year.lead')}</p>
      <div className={styles.head}>
        <Button small icon aria-label={t('year.before')} disabled={year <= EARLIEST} onClick={() => setYear(year - 1)}>
          <Icon name="back" />
        </Button>
        <strong role="status">{year}</strong>
        <Button small icon aria-label={t('year.after')} disabled={year >= LATEST} onClick={() => setYear(year + 1)}>
          <Icon name="forth" />
        </Button>
        <Legend />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the days within are buttons; this hears their arrow keys */}
      <div className={styles.year} onKeyDown={move}>
        {MONTHS.map((month) => (
          <Month
            key={month}
            year={year}
            month={month}
            week={form.week}
            special={special}
            today={today}
            entry={Number(entry.slice(5, 7)) === month + 1 ? entry : null}
            onOpen={openDay}
          />
        ))}
      </div>
      <DayList days={form.days.filter((day) => day.date.startsWith(`${year}-`))} year={year} onOpen={setOpen} />
      <Field
        label={t('endsOn')}
        hint={t('endsOnHint')}
        type="date"
        value={form.endsOn ?? ''}
        onChange={(event) => onChange({ endsOn: event.target.value || null })}
      />
      <Field
        label={t('source')}
        maxLength={1000}
        value={form.source ?? ''}
        onChange={(event) => onChange({ source: event.target.value || null })}
      />
      {open && (
        <DayDialog
          date={open}
          week={form.week}
          special={special.get(open)}
          onSet={(day) =>
            onChange({ days: day ? withDay(form.days, day) : form.days.filter((each) => each.date !== open) })
          }
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  );
}
