import { Link, useParams } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import page from '@/features/admin/admin-page.module.css';
import rows from '@/features/admin/rows.module.css';
import { Problem } from '@/lib/http';
import { usePageTitle } from '@/lib/page-title';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { type Customer, useCustomer, useSaveCustomer } from './api/customer';
import { useOrganisations } from './api/organisations';
import { useStandingOptions, useStandingRefusal, useTierName } from './use-standing';

/** Who a customer is, and what they are to us. */
export function CustomerPage() {
  const { t } = useTranslation('customers');
  const { id = '' } = useParams({ strict: false });
  const { data: customer, error, refetch } = useCustomer(id);
  const unknown = error instanceof Problem && error.status < 500;
  return (
    <div className={page.page}>
      <div className={page.column}>
        {customer && <Sheet key={customer.id} customer={customer} />}
        {unknown && !customer && <h1 className={rows.title}>{t('unknown')}</h1>}
        {error && !unknown && !customer && <FailedToLoad error={error} retry={() => void refetch()} />}
        {!error && !customer && <Skeleton bars={4} />}
      </div>
    </div>
  );
}

function Sheet({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const title = customer.name ?? customer.addresses[0]?.value ?? t('unnamed');
  usePageTitle(title);
  return (
    <>
      <h1 className={rows.title}>{title}</h1>
      <ul className={rows.list}>
        {customer.addresses.map(({ kind, value }) => (
          <li key={`${kind} ${value}`} className={rows.row}>
            <span className={rows.mail}>{value}</span>
            <Link to="/search" search={{ q: value }}>
              {t('tickets')}
            </Link>
          </li>
        ))}
      </ul>
      <Form key={customer.rev} customer={customer} />
    </>
  );
}

function Form({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const refusal = useStandingRefusal();
  const save = useSaveCustomer(customer.id);
  const [standing, setStanding] = useState({
    tier: customer.tier,
    organisation: customer.organisation?.id ?? '',
    calendar: customer.calendar ?? '',
  });

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (save.isPending) return;
    const name = String(new FormData(event.currentTarget).get('name')).trim() || null;
    const decided = customer.mayDecide && {
      tier: standing.tier,
      organisation: standing.organisation || null,
      calendar: standing.calendar || null,
    };
    save.mutate({ patch: { name, ...decided }, rev: customer.rev });
  };

  return (
    <form className={rows.form} onSubmit={submit} noValidate aria-label={t('form')}>
      {save.error && <FormError>{refusal(save.error)}</FormError>}
      <Field label={t('name')} name="name" defaultValue={customer.name ?? ''} maxLength={200} />
      {customer.mayDecide ? (
        <Decisions customer={customer} standing={standing} onChange={(more) => setStanding({ ...standing, ...more })} />
      ) : (
        <Told customer={customer} />
      )}
      <div className={rows.buttons}>
        <Button type="submit" look="primary" aria-disabled={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}

type Standing = { tier: string; organisation: string; calendar: string };
type DecisionsProps = { customer: Customer; standing: Standing; onChange: (more: Partial<Standing>) => void };

function Decisions({ customer, standing, onChange }: DecisionsProps) {
  const { t } = useTranslation('customers');
  const tierName = useTierName();
  const { tiers, calendars } = useStandingOptions();
  const { data: organisations = customer.organisation ? [customer.organisation] : [] } = useOrganisations();
  return (
    <>
      <SelectField
        label={t('tier')}
        hint={t('tierHint')}
        value={standing.tier}
        onChange={(tier) => onChange({ tier })}
        options={tiers.length > 0 ? tiers : [[standing.tier, tierName(standing.tier)]]}
      />
      <SelectField
        label={t('organisation')}
        value={standing.organisation}
        onChange={(organisation) => onChange({ organisation })}
        options={[['', t('none')], ...organisations.map(({ id, name }): [string, string] => [id, name])]}
      />
      <SelectField
        label={t('calendar')}
        hint={t('calendarHint')}
        value={standing.calendar}
        onChange={(calendar) => onChange({ calendar })}
        options={[['', t('asOrganisation')], ...calendars]}
      />
    </>
  );
}

/** For whoever decides nothing of it. */
function Told({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers');
  const tierName = useTierName();
  return (
    <p className={rows.meta}>
      {[tierName(customer.tier), customer.organisation?.name].filter(Boolean).join(' · ')} <br />
      {t('decidedBy')}
    </p>
  );
}
