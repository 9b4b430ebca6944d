import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStepNames } from '@/features/sla/picture/use-step-names';
import { FailedToLoad, Notice, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import rows from '../rows.module.css';
import { useVersions, useWorkflows, type Version, type Workflow } from './api/workflows';
import { Upload } from './upload/upload';
import { VersionCard } from './version-card';
import styles from './workflows.module.css';

/** The process the address bar names. */
export function WorkflowPage() {
  const { t } = useTranslation('workflows');
  const { key = '' } = useParams({ strict: false });
  return (
    <AdminPage page="workflows" title={t('title')}>
      <Named key={key} name={key} />
    </AdminPage>
  );
}

function Named({ name }: { name: string }) {
  const { t } = useTranslation('workflows');
  const { data, error, refetch } = useWorkflows();
  if (!data) return error ? <FailedToLoad error={error} retry={() => void refetch()} /> : <Skeleton bars={5} />;
  const workflow = data.find(({ key }) => key === name);
  return (
    <>
      {workflow ? <Whole workflow={workflow} all={data} /> : <h1 className={rows.title}>{t('unknown')}</h1>}
      <p>
        <Link to="/admin/workflows">{t('back')}</Link>
      </p>
    </>
  );
}

function Whole({ workflow: { key, name }, all }: { workflow: Workflow; all: Workflow[] }) {
  const { t } = useTranslation('workflows');
  const translate = useStepNames();
  const { data, error, refetch } = useVersions(key);
  const [served, setServed] = useState<Version | null>(null);
  /** As long as nobody opens another. */
  const [open, setOpen] = useState<string | null>();
  const shown = open === undefined ? data?.find(({ active }) => active)?.definition : open;
  return (
    <>
      <h1 className={rows.title}>{translate(name ?? key)}</h1>
      <p className={rows.lead}>{t('leadOne')}</p>
      <Upload workflow={key} onTaken={({ definition }) => setOpen(definition)} />
      <section className={styles.section} aria-label={t('versions')}>
        <h2>{t('versions')}</h2>
        {served && <Served version={served} />}
        {error && !data && <FailedToLoad error={error} retry={() => void refetch()} />}
        {!error && !data && <Skeleton bars={3} />}
        <ol className={rows.list}>
          {data?.map((version) => (
            <VersionCard
              key={version.definition}
              version={version}
              nameOf={(other) => translate(all.find((each) => each.key === other)?.name ?? other)}
              open={version.definition === shown}
              onOpen={(opened) => setOpen(opened ? version.definition : null)}
              onServed={setServed}
            />
          ))}
        </ol>
      </section>
    </>
  );
}

/** What has been done, and what has not. */
function Served({ version: { version, beside } }: { version: Version }) {
  const { t } = useTranslation('workflows');
  // Only what promises follow can be moved.
  if (beside.length === 0) return <Notice>{t('servedAlone', { version })}</Notice>;
  return (
    <Notice>
      <p>{t('served', { version })}</p>
      <p>
        <Link to="/admin/sla">{t('toPolicies')}</Link>
      </p>
    </Notice>
  );
}
