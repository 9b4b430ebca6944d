import { type ChangeEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { CheckField } from '@/ui/fields';
import rows from '../rows.module.css';
import type { CalendarForm } from './api/calendars';
import { useReadDays } from './api/read-days';
import { merged, type SpecialDay } from './calendar';
import styles from './hours.module.css';
import { useDayText } from './use-day-text';
import { useRefusal } from './use-refusal';

type Props = {
  id: string;
  form: CalendarForm;
  onTake: (part: Partial<CalendarForm>) => void;
  onClose: () => void;
};

/** Days from a file: what they would change is shown first, and nothing holds before the calendar is saved. */
export function ImportDialog({ id, form, onTake, onClose }: Props) {
  const { t } = useTranslation('hours');
  const { t: tc } = useTranslation();
  const refusal = useRefusal();
  const read = useReadDays(id);
  const [replace, setReplace] = useState(false);
  const plan = read.data && merged(form.days, read.data.days, replace);

  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0];
    if (file) read.mutate(file);
  };
  const take = () => {
    if (!plan || !read.data) return;
    const { endsOn, source } = read.data;
    onTake({ days: plan.all, endsOn: later(form.endsOn, endsOn), source: source ?? form.source });
    onClose();
  };
  return (
    <Dialog wide title={t('import.title')} lead={t('import.lead')} onClose={onClose}>
      {read.error && <FormError>{refusal(read.error)}</FormError>}
      <Field
        label={t('import.file')}
        hint={t('import.hint')}
        type="file"
        accept=".ics,.json,text/calendar,application/json"
        onChange={choose}
      />
      {plan && read.data && (
        <>
          <Preview plan={plan} replace={replace} />
          {plan.others.length > 0 && (
            <CheckField
              label={t('import.replace', { count: plan.others.length })}
              checked={replace}
              onChange={(event) => setReplace(event.target.checked)}
            />
          )}
          {read.data.skipped > 0 && <p className={rows.meta}>{t('import.skipped', { count: read.data.skipped })}</p>}
          {read.data.source && <p className={rows.meta}>{t('import.source', { source: read.data.source })}</p>}
        </>
      )}
      <div className={rows.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button look="primary" aria-disabled={!plan} onClick={take}>
          {t('import.take')}
        </Button>
      </div>
    </Dialog>
  );
}

const later = (one: string | null, other: string | null) =>
  one !== null && other !== null && one > other ? one : other;

function Preview({ plan, replace }: { plan: ReturnType<typeof merged>; replace: boolean }) {
  const { t } = useTranslation('hours');
  const { date, special } = useDayText();
  const line = (day: SpecialDay, text: string) => (
    <li key={day.date}>
      <span>{date(day.date)}</span> <span className={rows.meta}>{text}</span>
    </li>
  );
  const gone = replace ? plan.others : [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard has to reach it
    <section className={styles.preview} tabIndex={0} aria-label={t('import.preview')}>
      <p role="status">
        {t('import.summary', {
          added: plan.added.length,
          changed: plan.changed.length,
          removed: gone.length,
          same: plan.same,
        })}
      </p>
      <ul>
        {plan.added.map((day) => line(day, t('import.added', { what: special(day) })))}
        {plan.changed.map(({ before, after }) =>
          line(after, t('import.changed', { before: special(before), after: special(after) })),
        )}
        {gone.map((day) => line(day, t('import.removed', { what: special(day) })))}
      </ul>
    </section>
  );
}
