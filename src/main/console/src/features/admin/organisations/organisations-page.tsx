import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Organisation, useOrganisations } from '@/features/customers/api/organisations';
import { useTierName } from '@/features/customers/use-standing';
import { Button } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import styles from '../agents/agents.module.css';
import rows from '../rows.module.css';
import { OrganisationForm } from './organisation-form';

/** The houses our customers work for, and what these are to us. */
export function OrganisationsPage() {
  const { t } = useTranslation('customers');
  return (
    <AdminPage page="organisations" title={t('organisations.title')}>
      <Organisations />
    </AdminPage>
  );
}

function Organisations() {
  const { t } = useTranslation('customers');
  const { data: organisations, error, refetch } = useOrganisations();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <header className={styles.head}>
        <h1 className={rows.title}>{t('organisations.title')}</h1>
        <Button look="primary" className={styles.last} onClick={() => setAdding(true)}>
          {t('organisations.add')}
        </Button>
      </header>
      <p className={rows.lead}>{t('organisations.lead')}</p>
      {error && !organisations && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !organisations && <Skeleton bars={3} />}
      {organisations?.length === 0 && <p className={rows.lead}>{t('organisations.none')}</p>}
      <ul className={rows.list}>
        {organisations?.map((organisation) => (
          <Row key={organisation.id} organisation={organisation} />
        ))}
      </ul>
      {adding && <OrganisationForm organisation={null} onClose={() => setAdding(false)} />}
    </>
  );
}

function Row({ organisation }: { organisation: Organisation }) {
  const { t } = useTranslation('customers');
  const tierName = useTierName();
  const name = useId();
  const [open, setOpen] = useState(false);
  const told = [
    t('organisations.customers', { count: organisation.customers }),
    organisation.tier && tierName(organisation.tier),
    ...organisation.domains,
  ];
  return (
    <li className={rows.row}>
      <div className={rows.mail}>
        <strong id={name}>{organisation.name}</strong>
        <p className={rows.meta}>{told.filter(Boolean).join(' · ')}</p>
      </div>
      <Button small aria-describedby={name} onClick={() => setOpen(true)}>
        {t('organisations.change')}
      </Button>
      {open && <OrganisationForm organisation={organisation} onClose={() => setOpen(false)} />}
    </li>
  );
}
