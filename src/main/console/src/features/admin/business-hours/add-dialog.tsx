import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import rows from '../rows.module.css';
import { type Calendar, useAddCalendar } from './api/calendars';
import { type Period, WEEKDAYS } from './calendar';
import { ZoneSelect } from './zone-select';

const OFFICE: Period[] = WEEKDAYS.slice(0, 5).map((day) => ({ day, from: '09:00', to: '18:00' }));

type Props = { calendars: Calendar[]; onClose: () => void };

/** A name, a zone and something to begin with; the rest is set up on the calendar's own page. */
export function AddDialog({ calendars, onClose }: Props) {
  const { t } = useTranslation('hours');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const calendarName = useCalendarName();
  const navigate = useNavigate();
  const add = useAddCalendar();
  const [zone, setZone] = useState(() => new Intl.DateTimeFormat().resolvedOptions().timeZone);
  const [like, setLike] = useState('');
  const [incomplete, setIncomplete] = useState(false);

  const choose = (id: string) => {
    setLike(id);
    const model = calendars.find((each) => each.id === id);
    if (model) setZone(model.zone);
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('name')).trim();
    setIncomplete(!name);
    if (!name || add.isPending) return;
    const model = calendars.find((each) => each.id === like);
    const { week, days, endsOn, source } = model ?? { week: OFFICE, days: [], endsOn: null, source: null };
    add.mutate(
      { name, zone, week, days, endsOn, source },
      { onSuccess: ({ id }) => void navigate({ to: '/admin/business-hours/$id', params: { id } }) },
    );
  };

  return (
    <Dialog title={t('add')} onClose={onClose}>
      <form className={rows.form} onSubmit={submit} noValidate>
        {(incomplete || add.error) && <FormError>{incomplete ? t('nameMissing') : problemText(add.error)}</FormError>}
        <Field label={t('name')} name="name" maxLength={100} autoFocus required />
        <SelectField
          label={t('like')}
          value={like}
          options={[['', t('office')], ...calendars.map((each): [string, string] => [each.id, calendarName(each)])]}
          onChange={choose}
        />
        <ZoneSelect zone={zone} onChange={setZone} />
        <div className={rows.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={add.isPending}>
            {t('add')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
