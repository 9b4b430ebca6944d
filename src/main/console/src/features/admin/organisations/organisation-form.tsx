import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation, useSaveOrganisation } from '@/features/customers/api/organisations';
import { useStandingOptions, useStandingRefusal } from '@/features/customers/use-standing';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import rows from '../rows.module.css';

type Props = { organisation: Organisation | null; onClose: () => void };

/** What an organisation is called, whose mail is its people's, and what they are to us. */
export function OrganisationForm({ organisation, onClose }: Props) {
  const { t } = useTranslation('customers');
  const { t: tc } = useTranslation();
  const refusal = useStandingRefusal();
  const { tiers, calendars } = useStandingOptions();
  const save = useSaveOrganisation(organisation);
  const [tier, setTier] = useState(organisation?.tier ?? '');
  const [calendar, setCalendar] = useState(organisation?.calendar ?? '');
  const [incomplete, setIncomplete] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const name = String(form.get('name')).trim();
    const domains = String(form.get('domains'))
      .split(/[\s,;，；、]+/)
      .filter(Boolean);
    setIncomplete(!name);
    if (!name || save.isPending) return;
    save.mutate({ name, domains, tier: tier || null, calendar: calendar || null }, { onSuccess: onClose });
  };

  const error = incomplete ? t('organisations.required') : save.error && refusal(save.error);
  return (
    <Dialog
      title={organisation ? t('organisations.changeTitle', { name: organisation.name }) : t('organisations.add')}
      onClose={onClose}
    >
      <form className={rows.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <Field label={t('name')} name="name" defaultValue={organisation?.name} maxLength={200} autoFocus required />
        <Field
          label={t('organisations.domains')}
          hint={t('organisations.domainsHint')}
          name="domains"
          defaultValue={organisation?.domains.join(', ')}
        />
        <SelectField
          label={t('tier')}
          hint={t('organisations.tierHint')}
          value={tier}
          onChange={setTier}
          options={[['', t('organisations.noTier')], ...tiers]}
        />
        <SelectField
          label={t('calendar')}
          hint={t('organisations.calendarHint')}
          value={calendar}
          onChange={setCalendar}
          options={[['', t('organisations.noCalendar')], ...calendars]}
        />
        <div className={rows.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={save.isPending}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
