import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import styles from '../agents/agents.module.css';
import { useStaff } from '../agents/api/list-staff';
import rows from '../rows.module.css';
import { useTeamSheets } from './api/list-teams';
import { TeamForm } from './team-form';
import { TeamRow } from './team-row';

/** The teams, which is under which, and who is in them. */
export function TeamsPage() {
  const { t } = useTranslation('staff');
  return (
    <AdminPage page="teams" title={t('teams.title')}>
      <Teams />
    </AdminPage>
  );
}

function Teams() {
  const { t } = useTranslation('staff');
  const { data: teams, error, refetch } = useTeamSheets();
  const { data: staff = [] } = useStaff();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <header className={styles.head}>
        <h1 className={rows.title}>{t('teams.title')}</h1>
        <Button look="primary" className={styles.last} onClick={() => setAdding(true)}>
          {t('teams.add')}
        </Button>
      </header>
      <p className={rows.lead}>{t('teams.lead')}</p>
      {error && !teams && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !teams && <Skeleton bars={3} />}
      {teams?.length === 0 && <p className={rows.lead}>{t('teams.none')}</p>}
      <ul className={rows.list}>
        {teams?.map((team) => (
          <TeamRow key={team.id} team={team} teams={teams} staff={staff} />
        ))}
      </ul>
      {adding && <TeamForm team={null} teams={teams ?? []} onClose={() => setAdding(false)} />}
    </>
  );
}
