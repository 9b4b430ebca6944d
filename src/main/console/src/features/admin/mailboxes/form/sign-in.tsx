import { useTranslation } from 'react-i18next';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { Card } from './card';
import type { Part } from './draft';
import styles from './form.module.css';

/** How the mailbox is opened; what is stored is never shown, and stays unless something is typed. */
export function SignIn({ draft, set, stored }: Part & { stored: string | null }) {
  const { t } = useTranslation('admin');
  const secret = (field: 'password' | 'clientSecret' | 'refreshToken') => (
    <Field
      label={t(`form.${field}`)}
      hint={stored === draft.kind ? t('form.secretKept') : undefined}
      name={field}
      type="password"
      // "off" is not heeded: browsers would fill in one's own password for the desk.
      autoComplete="new-password"
      value={draft[field]}
      onChange={(e) => set({ [field]: e.target.value })}
    />
  );
  return (
    <Card title={t('form.signIn')}>
      <div className={styles.pair}>
        <SelectField
          label={t('form.kind')}
          name="signIn.kind"
          value={draft.kind}
          onChange={(kind) => set({ kind })}
          options={[
            ['password', t('form.password')],
            ['oauth2', 'OAuth 2.0'],
          ]}
        />
        {draft.kind === 'password' && secret('password')}
        {draft.kind === 'oauth2' && (
          <>
            <SelectField
              label={t('form.provider')}
              name="signIn.provider"
              value={draft.provider}
              onChange={(provider) => set({ provider })}
              options={[
                ['microsoft', 'Microsoft'],
                ['google', 'Google'],
              ]}
            />
            <Field
              label={t('form.clientId')}
              name="signIn.clientId"
              autoComplete="off"
              value={draft.clientId}
              onChange={(e) => set({ clientId: e.target.value })}
            />
            <Field
              label={t('form.tenant')}
              name="signIn.tenant"
              autoComplete="off"
              value={draft.tenant}
              onChange={(e) => set({ tenant: e.target.value })}
            />
            {secret('clientSecret')}
            {secret('refreshToken')}
          </>
        )}
      </div>
    </Card>
  );
}
