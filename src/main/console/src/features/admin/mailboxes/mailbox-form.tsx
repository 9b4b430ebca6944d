import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTeams } from '@/features/tickets/api/list-people';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button, buttonClass } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { CheckField, SelectField, TextField } from '../fields';
import { Unsaved } from '../unsaved';
import { usePresets } from './api/list-presets';
import { useSaveMailbox } from './api/save-mailbox';
import { useTestMailbox } from './api/test-mailbox';
import { bodyOf, changed, type Draft, draftOf, EMPTY, patchOf, type ServerDraft, withPreset } from './draft';
import type { Mailbox, Trial } from './mailbox';
import styles from './mailboxes.module.css';

type Part = { draft: Draft; set: (change: Partial<Draft>) => void };

const focus = (element: HTMLElement | null) => element?.focus();

/** One mailbox as it is written down, tried before it is saved. */
export function MailboxForm({ mailbox }: { mailbox: Mailbox | null }) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  const teams = useTeams();
  // As it was when it was opened: what the server tells later does not touch what is typed.
  const [first] = useState(() => (mailbox ? draftOf(mailbox) : EMPTY));
  const [draft, setDraft] = useState(first);
  const save = useSaveMailbox(mailbox?.key ?? null);
  const trial = useTestMailbox(mailbox?.key ?? null);
  const refusal = useRefusal();
  // What is being saved is what stands there.
  const set = (change: Partial<Draft>) => !save.isPending && setDraft((before) => ({ ...before, ...change }));
  const patch = patchOf(first, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    trial.reset();
    save.mutate(mailbox ? patch : bodyOf(draft), {
      onSuccess: ({ key }) => void navigate({ to: '/admin/mailboxes', hash: key, replace: true, ignoreBlocker: true }),
    });
  };
  const test = () => {
    save.reset();
    trial.mutate(bodyOf(draft));
  };
  const failed = save.error ?? trial.error;
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <Unsaved changed={Object.keys(patch).length > 0} />
      <h1 ref={focus} tabIndex={-1}>
        {mailbox ? mailbox.address : t('mailboxes.add')}
      </h1>
      <section className={styles.card}>
        {!mailbox && <Presets onChoose={(preset) => setDraft((before) => withPreset(before, preset))} />}
        <div className={styles.pair}>
          <Field label={t('form.name')} value={draft.name} onChange={(e) => set({ name: e.target.value })} />
          <Field
            label={t('form.address')}
            type="email"
            autoComplete="off"
            value={draft.address}
            onChange={(e) => set({ address: e.target.value })}
          />
        </div>
        <TextField
          label={t('form.aliases')}
          hint={t('form.aliasesHint')}
          value={draft.aliases}
          onChange={(e) => set({ aliases: e.target.value })}
        />
        <SelectField
          label={t('form.team')}
          value={draft.team}
          onChange={(team) => set({ team })}
          options={[['', t('form.noTeam')], ...teams.map((team): [string, string] => [team.id, team.name])]}
        />
      </section>
      <SignIn draft={draft} set={set} known={mailbox?.signIn.secretSet ?? false} />
      <Server title={t('form.receive')} server={draft.receive} onChange={(receive) => set({ receive })} incoming />
      <Server title={t('form.send')} server={draft.send} onChange={(send) => set({ send })} />
      <Manners draft={draft} set={set} isNew={!mailbox} />
      {failed && <FormError>{refusal(failed)}</FormError>}
      {trial.data && !trial.isPending && <TrialResult trial={trial.data} />}
      <div className={styles.actions}>
        <Button type="submit" look="primary" disabled={save.isPending}>
          {t('form.save')}
        </Button>
        <Button onClick={test} disabled={trial.isPending || save.isPending}>
          {trial.isPending ? t('form.testing') : t('form.test')}
        </Button>
        <Link to="/admin/mailboxes" hash={mailbox?.key} replace className={buttonClass({ look: 'quiet' })}>
          {tc('cancel')}
        </Link>
      </div>
    </form>
  );
}

function Presets({ onChoose }: { onChoose: (preset: ReturnType<typeof usePresets>[number]) => void }) {
  const { t, i18n } = useTranslation('admin');
  const presets = usePresets();
  const [key, setKey] = useState('');
  const choose = (next: string) => {
    setKey(next);
    const preset = presets.find((each) => each.key === next);
    if (preset) onChoose(preset);
  };
  return (
    <SelectField
      label={t('form.preset')}
      hint={presets.find((each) => each.key === key)?.hint[i18n.language]}
      value={key}
      onChange={choose}
      options={[['', t('form.otherProvider')], ...presets.map((each): [string, string] => [each.key, each.name])]}
    />
  );
}

function SignIn({ draft, set, known }: Part & { known: boolean }) {
  const { t } = useTranslation('admin');
  const hint = known ? t('form.secretKept') : undefined;
  const secret = (field: 'password' | 'clientSecret' | 'refreshToken') => (
    <Field
      label={t(`form.${field}`)}
      hint={hint}
      type="password"
      // "off" is not heeded: browsers would fill in one's own password for the desk.
      autoComplete="new-password"
      value={draft[field]}
      onChange={(e) => set({ [field]: e.target.value })}
    />
  );
  return (
    <section className={styles.card}>
      <h2>{t('form.signIn')}</h2>
      <SelectField
        label={t('form.kind')}
        value={draft.kind}
        onChange={(kind) => set({ kind })}
        options={[
          ['password', t('form.password')],
          ['oauth2', 'OAuth 2.0'],
        ]}
      />
      {draft.kind === 'password' && secret('password')}
      {draft.kind === 'oauth2' && (
        <div className={styles.pair}>
          <SelectField
            label={t('form.provider')}
            value={draft.provider}
            onChange={(provider) => set({ provider })}
            options={[
              ['microsoft', 'Microsoft'],
              ['google', 'Google'],
            ]}
          />
          <Field
            label={t('form.clientId')}
            value={draft.clientId}
            onChange={(e) => set({ clientId: e.target.value })}
          />
          <Field label={t('form.tenant')} value={draft.tenant} onChange={(e) => set({ tenant: e.target.value })} />
          {secret('clientSecret')}
          {secret('refreshToken')}
        </div>
      )}
    </section>
  );
}

type ServerProps = { title: string; server: ServerDraft; onChange: (server: ServerDraft) => void; incoming?: boolean };

function Server({ title, server, onChange, incoming }: ServerProps) {
  const { t } = useTranslation('admin');
  const set = (change: Partial<ServerDraft>) => onChange(changed(server, change));
  return (
    <fieldset className={styles.card}>
      <legend>{title}</legend>
      {incoming && (
        <SelectField
          label={t('form.protocol')}
          value={server.protocol}
          onChange={(protocol) => set({ protocol })}
          options={[
            ['imap', 'IMAP'],
            ['pop3', 'POP3'],
          ]}
        />
      )}
      <div className={styles.pair}>
        <Field label={t('form.host')} value={server.host} onChange={(e) => set({ host: e.target.value })} />
        <Field
          label={t('form.port')}
          inputMode="numeric"
          value={server.port}
          onChange={(e) => set({ port: e.target.value })}
        />
        <SelectField
          label={t('form.security')}
          value={server.security}
          onChange={(security) => set({ security })}
          options={[
            ['tls', 'TLS'],
            ['starttls', 'STARTTLS'],
            ['none', t('form.noEncryption')],
          ]}
        />
        <Field
          label={t('form.user')}
          hint={t('form.userHint')}
          value={server.user}
          onChange={(e) => set({ user: e.target.value })}
        />
      </div>
    </fieldset>
  );
}

function Manners({ draft, set, isNew }: Part & { isNew: boolean }) {
  const { t } = useTranslation('admin');
  return (
    <section className={styles.card}>
      <h2>{t('form.manners')}</h2>
      {isNew && (
        <SelectField
          label={t('form.start')}
          value={draft.mode}
          onChange={(mode) => set({ mode })}
          options={[
            ['now', t('form.startNow')],
            ['days', t('form.startDays')],
            ['archive', t('form.startArchive')],
          ]}
        />
      )}
      {isNew && draft.mode === 'days' && (
        <Field
          label={t('form.days')}
          inputMode="numeric"
          value={draft.days}
          onChange={(e) => set({ days: e.target.value })}
        />
      )}
      <div className={styles.pair}>
        <TextField
          label={t('form.signatureEn')}
          value={draft.signatureEn}
          onChange={(e) => set({ signatureEn: e.target.value })}
        />
        <TextField
          label={t('form.signatureZh')}
          value={draft.signatureZh}
          onChange={(e) => set({ signatureZh: e.target.value })}
        />
      </div>
      <Field
        label={t('form.authservId')}
        hint={t('form.authservIdHint')}
        value={draft.authservId}
        onChange={(e) => set({ authservId: e.target.value })}
      />
      <CheckField
        label={t('form.acknowledge')}
        checked={draft.acknowledge}
        onChange={(e) => set({ acknowledge: e.target.checked })}
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
    </section>
  );
}

function TrialResult({ trial }: { trial: Trial }) {
  const { t, i18n } = useTranslation('admin');
  const words = ({ ok, code, error }: Trial['send']) => {
    if (ok) return t('trial.ok');
    const key = `trial.${code ?? 'failed'}`;
    return i18n.exists(key, { ns: 'admin' }) ? t(key as 'trial.failed') : error;
  };
  return (
    <Notice tone={trial.receive.ok && trial.send.ok ? undefined : 'danger'}>
      <p>{t('trial.receive', { result: words(trial.receive) })}</p>
      <p>{t('trial.send', { result: words(trial.send) })}</p>
    </Notice>
  );
}

/** Which field it is that cannot be taken, where the server says so. */
function useRefusal() {
  const { t, i18n } = useTranslation('admin');
  const text = useProblemText();
  return (error: Error) => {
    if (!(error instanceof Problem)) return text(error);
    if (error.code === 'account-exists') return t('form.exists');
    const { field, reason } = error.params;
    if (reason === 'needed') return t('form.needed');
    const name = `fields.${String(field).replace('.', '_')}`;
    return i18n.exists(name, { ns: 'admin' }) ? t('form.wrong', { field: t(name as 'fields.name') }) : text(error);
  };
}
