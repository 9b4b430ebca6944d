import { useTranslation } from 'react-i18next';
import { Field } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import { Card } from './card';
import { changed, type ServerDraft } from './draft';
import styles from './form.module.css';

type Props = { name: 'receive' | 'send'; server: ServerDraft; onChange: (server: ServerDraft) => void };

/** Where its mail is fetched from, or handed in. */
export function Server({ name, server, onChange }: Props) {
  const { t } = useTranslation('admin');
  const set = (change: Partial<ServerDraft>) => onChange(changed(server, change));
  return (
    <Card title={t(`form.${name}`)}>
      <div className={styles.pair}>
        {name === 'receive' && (
          <SelectField
            label={t('form.protocol')}
            name="receive.protocol"
            value={server.protocol}
            onChange={(protocol) => set({ protocol })}
            options={[
              ['imap', 'IMAP'],
              ['pop3', 'POP3'],
              ['none', t('form.handedIn')],
            ]}
          />
        )}
        {server.protocol !== 'none' && (
          <>
            <Field
              label={t('form.host')}
              name={`${name}.host`}
              autoComplete="off"
              autoCapitalize="none"
              value={server.host}
              onChange={(e) => set({ host: e.target.value })}
            />
            <SelectField
              label={t('form.security')}
              name={`${name}.security`}
              value={server.security}
              onChange={(security) => set({ security })}
              options={[
                ['tls', 'TLS'],
                ['starttls', 'STARTTLS'],
                ['none', t('form.noEncryption')],
              ]}
            />
            <Field
              label={t('form.port')}
              name={`${name}.port`}
              inputMode="numeric"
              autoComplete="off"
              value={server.port}
              onChange={(e) => set({ port: e.target.value })}
            />
            <Field
              label={t('form.user')}
              hint={t('form.userHint')}
              name={`${name}.user`}
              autoComplete="off"
              autoCapitalize="none"
              value={server.user}
              onChange={(e) => set({ user: e.target.value })}
            />
          </>
        )}
      </div>
    </Card>
  );
}
