import { useTranslation } from 'react-i18next';
import { Field } from '@/ui/field';
import { CheckField, SelectField, TextField } from '@/ui/fields';
import { Card } from './card';
import type { Part } from './draft';
import styles from './form.module.css';

/** What the desk does with its mail. Where reading starts is decided once, at the beginning. */
export function Manners({ draft, set, isNew }: Part & { isNew: boolean }) {
  const { t } = useTranslation('admin');
  return (
    <Card title={t('form.manners')}>
      {isNew && (
        <div className={styles.pair}>
          <SelectField
            label={t('form.start')}
            name="start.mode"
            value={draft.mode}
            onChange={(mode) => set({ mode })}
            options={[
              ['now', t('form.startNow')],
              ['days', t('form.startDays')],
              ['archive', t('form.startArchive')],
            ]}
          />
          {draft.mode === 'days' && (
            <Field
              label={t('form.days')}
              name="start.days"
              inputMode="numeric"
              value={draft.days}
              onChange={(e) => set({ days: e.target.value })}
            />
          )}
        </div>
      )}
      <div className={styles.pair}>
        <TextField
          label={t('form.signatureEn')}
          name="signature"
          value={draft.signatureEn}
          onChange={(e) => set({ signatureEn: e.target.value })}
        />
        <TextField
          label={t('form.signatureZh')}
          lang="zh-CN"
          value={draft.signatureZh}
          onChange={(e) => set({ signatureZh: e.target.value })}
        />
      </div>
      <Field
        label={t('form.authservId')}
        hint={t('form.authservIdHint')}
        name="authservId"
        autoComplete="off"
        value={draft.authservId}
        onChange={(e) => set({ authservId: e.target.value })}
      />
      <CheckField
        label={t('form.acknowledge')}
        checked={draft.acknowledge}
        onChange={(e) => set({ acknowledge: e.target.checked })}
      />
      <CheckField
        label={t('form.askSatisfaction')}
        hint={t('form.askSatisfactionHint')}
        checked={draft.askSatisfaction}
        onChange={(e) => set({ askSatisfaction: e.target.checked })}
      />
      <CheckField
        label={t('form.signedAddress')}
        hint={t('form.signedAddressHint')}
        checked={draft.signedAddress}
        onChange={(e) => set({ signedAddress: e.target.checked })}
      />
      <CheckField
        label={t('form.enabled')}
        checked={draft.enabled}
        onChange={(e) => set({ enabled: e.target.checked })}
      />
    </Card>
  );
}
