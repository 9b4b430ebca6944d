import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { SaveBar } from '../save-bar';
import { useTeamSheets } from '../teams/api/list-teams';
import { Unsaved } from '../unsaved';
import { type Sheet, useRoleRights, useSaveRoleRights } from './api/role-rights';
import { DeskRights } from './desk-rights';
import { RightsTable } from './rights-table';
import { type Change, changed, held, ROLES, type RoleName } from './role-rights';
import styles from './roles.module.css';

/** What each role may do, with which team's tickets and at the desk. */
export function RolesPage() {
  const { t } = useTranslation('rights');
  return (
    <AdminPage page="roles" title={t('title')}>
      <Roles />
    </AdminPage>
  );
}

function Roles() {
  const { t } = useTranslation('rights');
  const { data: sheet, error, refetch } = useRoleRights();
  return (
    <>
      <h1 className={rows.title}>{t('title')}</h1>
      <p className={rows.lead}>{t('lead')}</p>
      {error && !sheet && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !sheet && <Skeleton bars={6} />}
      {sheet && <Editor sheet={sheet} refetch={refetch} />}
    </>
  );
}

function Editor({ sheet, refetch }: { sheet: Sheet; refetch: () => Promise<unknown> }) {
  const { t } = useTranslation('rights');
  const { data: teams = [] } = useTeamSheets();
  const save = useSaveRoleRights();
  const problemText = useProblemText();
  const [role, setRole] = useState<RoleName>('agent');
  const [changes, setChanges] = useState<Change[]>([]);
  /** What the ticks were set against: a newer sheet must not let them pass for decided on it. */
  const [rev, setRev] = useState(sheet.rev);
  const change = (scope: string, rights: string[] | null) => {
    save.reset();
    if (changes.length === 0) setRev(sheet.rev);
    setChanges(changed(sheet, changes, { role, scope, rights }));
  };
  const rightsOf = (scope: string) => held(sheet, changes, role, scope);
  const count = changes.length;
  const discard = () => {
    save.reset();
    setChanges([]);
    void refetch();
  };
  return (
    <>
      <RoleChoice role={role} onChoose={setRole} />
      <p className={rows.lead}>{t(`who.${role}`)}</p>
      {role !== 'admin' && (
        <>
          <RightsTable role={role} teams={teams} rightsOf={rightsOf} onChange={change} />
          <DeskRights rights={rightsOf('desk').rights} onChange={(rights) => change('desk', rights)} />
        </>
      )}
      <SaveBar
        changed={count > 0}
        save={save}
        texts={{
          save: t('save'),
          discard: t('discard'),
          look: t('look'),
          meanwhile: t('meanwhile'),
          status: count > 0 ? t('changed', { count }) : save.isSuccess ? t('saved') : '',
        }}
        refusal={problemText}
        onSave={() => save.mutate({ changes, rev }, { onSuccess: () => setChanges([]) })}
        onDiscard={discard}
      />
      <Unsaved changed={count > 0} />
    </>
  );
}

function RoleChoice({ role, onChoose }: { role: RoleName; onChoose: (role: RoleName) => void }) {
  const { t } = useTranslation('rights');
  return (
    <fieldset className={styles.roles}>
      <legend>{t('role')}</legend>
      {ROLES.map((each) => (
        <label key={each} className={styles.role}>
          <input type="radio" name="role" checked={each === role} onChange={() => onChoose(each)} />
          {t(`roles.${each}`)}
        </label>
      ))}
    </fieldset>
  );
}
