import { useNavigate } from '@tanstack/react-router';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useCalendarName } from '@/features/sla/use-calendar-name';
import { Problem } from '@/lib/http';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import rows from '../rows.module.css';
import { type Calendar, useRemoveCalendar } from './api/calendars';
import { useRefusal } from './use-refusal';

type Props = { calendar: Calendar; onLeave: () => void; onClose: () => void };

export function RemoveDialog({ calendar, onLeave, onClose }: Props) {
  const { t } = useTranslation('hours');
  const { t: tc } = useTranslation();
  const refusal = useRefusal();
  const calendarName = useCalendarName();
  const navigate = useNavigate();
  const remove = useRemoveCalendar(calendar.id);
  const { error } = remove;
  const used = error instanceof Problem && error.code === 'calendar-in-use' ? Number(error.params.uses) : 0;
  const confirm = () => {
    if (remove.isPending) return;
    remove.mutate(undefined, {
      onSuccess: () => {
        // What was not saved of it goes with it, unasked.
        flushSync(onLeave);
        void navigate({ to: '/admin/business-hours' });
      },
    });
  };
  return (
    <Dialog title={t('remove.title', { name: calendarName(calendar) })} lead={t('remove.lead')} onClose={onClose}>
      {error && <FormError>{used > 0 ? t('remove.used', { count: used }) : refusal(error)}</FormError>}
      <div className={rows.buttons}>
        <Button onClick={onClose}>{tc('cancel')}</Button>
        <Button look="primary" aria-disabled={remove.isPending} onClick={confirm}>
          {t('remove.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}
