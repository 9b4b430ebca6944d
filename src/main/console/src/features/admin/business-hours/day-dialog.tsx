import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import rows from '../rows.module.css';
import { hoursOf, type Period, type SpecialDay, usualHours, WEEKDAYS, type Weekday, weekdayOf } from './calendar';
import styles from './hours.module.css';
import { useDayText } from './use-day-text';

const KINDS = ['usual', 'off', 'makeUp'] as const;

type Props = {
  date: string;
  week: Period[];
  special: SpecialDay | undefined;
  /** Null: it is like its day of the week again. */
  onSet: (day: SpecialDay | null) => void;
  onClose: () => void;
};

/** What one day is. */
export function DayDialog({ date, week, special, onSet, onClose }: Props) {
  const { t } = useTranslation('hours');
  const { t: tc } = useTranslation();
  const { date: dateText, weekday, hours } = useDayText();
  const [kind, setKind] = useState<(typeof KINDS)[number]>(special ? (special.isOffDay ? 'off' : 'makeUp') : 'usual');
  const [name, setName] = useState(special?.name ?? '');
  const [like, setLike] = useState<Weekday | ''>(special?.like ?? '');
  const usual = hoursOf(week, weekdayOf(date));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const named = name.trim() || null;
    onSet(
      kind === 'usual'
        ? null
        : { date, isOffDay: kind === 'off', name: named, like: kind === 'makeUp' ? like || null : null },
    );
    onClose();
  };
  return (
    <Dialog title={dateText(date)} onClose={onClose}>
      <form className={rows.form} onSubmit={submit} noValidate>
        <fieldset className={styles.kinds}>
          <legend>{t('day.kind')}</legend>
          {KINDS.map((each) => (
            <label key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              {each === 'usual'
                ? t('day.usual', { hours: usual.length > 0 ? hours(usual) : t('week.closed') })
                : t(`kind.${each}`)}
            </label>
          ))}
        </fieldset>
        {kind !== 'usual' && (
          <Field label={t('day.name')} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
        )}
        {kind === 'makeUp' && (
          <SelectField
            label={t('day.like')}
            value={like}
            options={[
              ['', t('day.likeUsual', { hours: hours(usualHours(week)) })],
              ...WEEKDAYS.filter((day) => hoursOf(week, day).length > 0).map((day): [string, string] => [
                day,
                t('week.day', { day: weekday(day), hours: hours(hoursOf(week, day)) }),
              ]),
            ]}
            onChange={(day) => setLike(WEEKDAYS.find((each) => each === day) ?? '')}
          />
        )}
        <div className={rows.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary">
            {t('day.set')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
