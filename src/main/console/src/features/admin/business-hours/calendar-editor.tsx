import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { Button } from '@/ui/button';
import { Field } from '@/ui/field';
import rows from '../rows.module.css';
import { SaveBar } from '../save-bar';
import { Unsaved } from '../unsaved';
import { type Calendar, type CalendarForm, useSaveCalendar } from './api/calendars';
import { changes } from './calendar';
import { CalendarWarning } from './calendar-warning';
import { ExplainForm } from './explain-form';
import styles from './hours.module.css';
import { ImportDialog } from './import-dialog';
import { RemoveDialog } from './remove-dialog';
import { useRefusal } from './use-refusal';
import { WeekEditor } from './week-editor';
import { YearPicture } from './year-picture';
import { ZoneSelect } from './zone-select';

type Props = { calendar: Calendar; refetch: () => Promise<unknown> };

/** One calendar: its hours, its days in a picture of the year, and what it makes of a promise. */
export function CalendarEditor({ calendar, refetch }: Props) {
  const { t } = useTranslation('hours');
  const calendarName = useCalendarName();
  const name = calendarName(calendar);
  const stored: CalendarForm = { ...calendar, name };
  const save = useSaveCalendar(calendar.id);
  const refusal = useRefusal();
  /** What it was changed from: newer ones must not let the changes pass for made on them. */
  const [base, setBase] = useState({ rev: calendar.rev, stored });
  const [edited, setEdited] = useState<CalendarForm | null>(null);
  const [open, setOpen] = useState<'import' | 'remove' | null>(null);
  const [leaving, setLeaving] = useState(false);
  const form = edited ?? stored;
  const patch = edited ? changes(base.stored, edited) : {};
  const changed = Object.keys(patch).length > 0;

  const change = (part: Partial<CalendarForm>) => {
    save.reset();
    if (!edited) setBase({ rev: calendar.rev, stored });
    setEdited({ ...form, ...part });
  };
  const discard = () => {
    save.reset();
    setEdited(null);
    void refetch();
  };
  return (
    <>
      <p>
        <Link to="/admin/business-hours">{t('back')}</Link>
      </p>
      <header className={styles.head}>
        <h1 className={rows.title}>{name}</h1>
        <Button small className={styles.last} onClick={() => setOpen('import')}>
          {t('import.open')}
        </Button>
        <Button small look="quiet" onClick={() => setOpen('remove')}>
          {t('remove.open')}
        </Button>
      </header>
      <CalendarWarning warning={calendar.warning} />
      <section className={styles.section} aria-label={t('about')}>
        <Field
          label={t('name')}
          maxLength={100}
          value={form.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <ZoneSelect zone={form.zone} onChange={(zone) => change({ zone })} />
      </section>
      <WeekEditor week={form.week} onChange={(week) => change({ week })} />
      <YearPicture form={form} onChange={change} />
      <SaveBar
        changed={changed}
        save={save}
        texts={{
          save: t('save.save'),
          discard: t('save.discard'),
          look: t('save.look'),
          meanwhile: t('save.meanwhile'),
          status: changed ? t('save.changed') : save.isSuccess ? t('save.saved') : '',
        }}
        refusal={refusal}
        onSave={() => save.mutate({ patch, rev: base.rev }, { onSuccess: () => setEdited(null) })}
        onDiscard={discard}
      />
      <ExplainForm id={calendar.id} zone={calendar.zone} unsaved={changed} />
      {open === 'import' && <ImportDialog id={calendar.id} form={form} onTake={change} onClose={() => setOpen(null)} />}
      {open === 'remove' && (
        <RemoveDialog calendar={calendar} onLeave={() => setLeaving(true)} onClose={() => setOpen(null)} />
      )}
      <Unsaved changed={changed && !leaving} />
    </>
  );
}
