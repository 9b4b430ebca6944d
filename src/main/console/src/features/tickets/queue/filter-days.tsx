import { useTranslation } from 'react-i18next';
import { Field } from '@/ui/field';
import type { FilterKey, Filters } from '../filters';

type Props = { filters: Filters; set: (key: FilterKey, value: string | undefined) => void };

/** From a day to a day, as they are here: the server and colleagues elsewhere get the instants. */
export function DayFields({ filters, set }: Props) {
  const { t } = useTranslation('filters');
  return (
    <>
      <Field
        type="date"
        label={t('field.createdFrom')}
        value={dayOf(filters.createdFrom, 0)}
        onChange={(event) => set('createdFrom', startOf(event.target.value, 0))}
      />
      <Field
        type="date"
        label={t('field.createdTo')}
        value={dayOf(filters.createdTo, -1)}
        onChange={(event) => set('createdTo', startOf(event.target.value, 1))}
      />
    </>
  );
}

const startOf = (day: string, shift: number) => {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || year < 1000 || !month || !date) return undefined;
  return new Date(year, month - 1, date + shift).toISOString();
};

const dayOf = (instant: string | undefined, shift: number) => {
  const at = Date.parse(instant ?? '');
  if (Number.isNaN(at)) return '';
  const day = new Date(at + shift);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
};
