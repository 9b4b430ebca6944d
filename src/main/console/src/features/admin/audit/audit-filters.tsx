import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { useStaff } from '../agents/api/list-staff';
import { type AuditFilter, auditActionsQuery } from './api/list-audit';
import styles from './audit.module.css';
import { useActionText } from './use-action-text';

type Props = { filter: AuditFilter; onChange: (filter: AuditFilter) => void };

/** Whose doing, what, to what, and when. */
export function AuditFilters({ filter, onChange }: Props) {
  const { t } = useTranslation('audit');
  const actionText = useActionText();
  const { data: staff = [] } = useStaff();
  const { data: actions = [] } = useQuery(auditActionsQuery);
  const set = (part: Partial<AuditFilter>) => onChange({ ...filter, ...part });
  return (
    <div className={styles.filters}>
      <SelectField
        label={t('who')}
        value={filter.actor}
        onChange={(actor) => set({ actor })}
        options={[['', t('anybody')], ...staff.map(({ id, name }): [string, string] => [id, name])]}
      />
      <SelectField
        label={t('what')}
        value={filter.action}
        onChange={(action) => set({ action })}
        options={[['', t('anything')], ...actions.map((each): [string, string] => [each, actionText(each)])]}
      />
      <Field
        label={t('object')}
        type="search"
        value={filter.object}
        onChange={(event) => set({ object: event.target.value })}
      />
      <Field
        label={t('from')}
        type="date"
        value={filter.from}
        onChange={(event) => set({ from: event.target.value })}
      />
      <Field
        label={t('until')}
        type="date"
        value={filter.until}
        onChange={(event) => set({ until: event.target.value })}
      />
    </div>
  );
}
