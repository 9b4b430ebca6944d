import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStepNames } from '@/features/sla/picture/use-step-names';
import { buttonClass } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { useWorkflows, type Workflow } from './api/workflows';
import { Origin } from './origin';
import styles from './workflows.module.css';

/** What the desk does by itself, as it is drawn. */
export function WorkflowsPage() {
  const { t } = useTranslation('workflows');
  return (
    <AdminPage page="workflows" title={t('title')}>
      <Workflows />
    </AdminPage>
  );
}

function Workflows() {
  const { t } = useTranslation('workflows');
  const { data, error, refetch } = useWorkflows();
  return (
    <>
      <h1 className={rows.title}>{t('title')}</h1>
      <p className={rows.lead}>{t('lead')}</p>
      {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
      {!error && !data && <Skeleton bars={3} />}
      {data?.length === 0 && <p className={rows.lead}>{t('none')}</p>}
      {data && (
        <ul className={rows.list}>
          {data.map((workflow) => (
            <Row key={workflow.key} workflow={workflow} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ workflow: { key, name, active } }: { workflow: Workflow }) {
  const { t } = useTranslation('workflows');
  const called = useStepNames()(name ?? key);
  return (
    <li className={rows.row}>
      <div className={rows.mail}>
        <h2 className={styles.name}>{called}</h2>
        <p>{t('followed', { version: active.version })}</p>
        <p className={rows.meta}>
          <Origin version={active} />
        </p>
      </div>
      <div className={rows.buttons}>
        <Link
          to="/admin/workflows/$key"
          params={{ key }}
          className={buttonClass({ small: true })}
          aria-label={t('openNamed', { name: called })}
        >
          {t('open')}
        </Link>
      </div>
    </li>
  );
}
