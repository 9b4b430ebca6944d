import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/features/tickets/api/list-people';
import { api } from '@/lib/http';
import { matches } from '@/lib/matches';
import { Button, buttonClass } from '@/ui/button';
import { Field } from '@/ui/field';
import { FailedToLoad, Notice, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { AgentRow } from './agent-row';
import styles from './agents.module.css';
import { useStaff } from './api/list-staff';
import { ImportDialog } from './import/import-dialog';
import { InviteDialog } from './invite-dialog';
import { LinkNotice } from './link-notice';
import type { Sent, StaffMember } from './staff';

/** Who works here, and the way in and out. */
export function AgentsPage() {
  const { t } = useTranslation('staff');
  return (
    <AdminPage page="agents" title={t('agents.title')}>
      <Agents />
    </AdminPage>
  );
}

function Agents() {
  const { t } = useTranslation('staff');
  const { data, error, refetch } = useStaff();
  const teams = useTeams();
  const [query, setQuery] = useState('');
  const [inviting, setInviting] = useState(false);
  const [importing, setImporting] = useState(false);
  const [imported, setImported] = useState<{ count: number; notMailed: boolean } | null>(null);
  const [sent, setSent] = useState<{ to: string; by: Sent } | null>(null);
  const names = new Map(teams.map((team) => [team.id, team.name]));
  const shown = data?.filter((each) => fits(each, query));
  return (
    <>
      <header className={styles.head}>
        <h1 className={rows.title}>{t('agents.title')}</h1>
        <a className={buttonClass({}, styles.last)} href={api('/staff/export')} download>
          {t('import.export')}
        </a>
        <Button onClick={() => setImporting(true)}>{t('import.open')}</Button>
        <Button look="primary" onClick={() => setInviting(true)}>
          {t('invite.open')}
        </Button>
      </header>
      {sent && <LinkNotice key={sent.by.link} to={sent.to} sent={sent.by} onDismiss={() => setSent(null)} />}
      {imported && (
        <Notice tone={imported.notMailed ? 'warn' : undefined}>
          {t(imported.notMailed ? 'import.notMailed' : 'import.invited', { count: imported.count })}
        </Notice>
      )}
      <Field
        label={t('agents.search')}
        type="search"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {shown?.length === 0 && <p className={rows.lead}>{t('agents.none')}</p>}
      <ul className={rows.list}>
        {shown?.map((agent) => (
          <AgentRow key={agent.id} agent={agent} teams={names} onSent={(by) => setSent({ to: agent.email, by })} />
        ))}
      </ul>
      {importing && (
        <ImportDialog
          onClose={() => setImporting(false)}
          onInvited={(count, notMailed) => {
            setImporting(false);
            setImported({ count, notMailed });
          }}
        />
      )}
      {inviting && (
        <InviteDialog
          teams={teams}
          onClose={() => setInviting(false)}
          onSent={(to, by) => {
            setInviting(false);
            setSent({ to, by });
          }}
        />
      )}
    </>
  );
}

const fits = ({ name, email, pinyin }: StaffMember, query: string) =>
  matches(query, name, pinyin) || email.toLowerCase().includes(query.trim().toLowerCase());
