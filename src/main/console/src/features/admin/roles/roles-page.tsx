import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { FailedToLoad, Notice, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
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
        count={changes.length}
        save={save}
        onSave={() => save.mutate({ changes, rev }, { onSuccess: () => setChanges([]) })}
        onDiscard={discard}
      />
      <Unsaved changed={changes.length > 0} />
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

type BarProps = {
  count: number;
  save: ReturnType<typeof useSaveRoleRights>;
  onSave: () => void;
  onDiscard: () => void;
};

function SaveBar({ count, save, onSave, onDiscard }: BarProps) {
  const { t } = useTranslation('rights');
  const problemText = useProblemText();
  const stale = save.error instanceof Problem && save.error.code === 'changed-meanwhile';
  return (
    <div className={styles.bar}>
      {save.error && (
        <Notice
          tone={stale ? 'warn' : 'danger'}
          alert
          actions={
            stale && (
              <Button small onClick={onDiscard}>
                {t('look')}
              </Button>
            )
          }
        >
          {stale ? t('meanwhile') : problemText(save.error)}
        </Notice>
      )}
      <div className={rows.buttons}>
        <Button look="primary" disabled={count === 0 || save.isPending} onClick={onSave}>
          {t('save')}
        </Button>
        <Button disabled={count === 0 || save.isPending} onClick={onDiscard}>
          {t('discard')}
        </Button>
        <span role="status" className={rows.meta}>
          {count > 0 ? t('changed', { count }) : save.isSuccess ? t('saved') : ''}
        </span>
      </div>
    </div>
  );
}
