import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/session';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { CheckField, SelectField } from '@/ui/fields';
import rows from '../rows.module.css';
import { useRefusalText } from '../use-refusal-text';
import styles from './agents.module.css';
import { useInviteAgent } from './api/invite-agent';
import type { Sent } from './staff';

type Props = {
  teams: { id: string; name: string }[];
  onClose: () => void;
  onSent: (to: string, sent: Sent) => void;
};

const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];

/** Asks somebody in: as what, into which teams, and in which language. */
export function InviteDialog({ teams, onClose, onSent }: Props) {
  const { t, i18n } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const refusalText = useRefusalText();
  const invite = useInviteAgent();
  const [role, setRole] = useState('agent');
  const [locale, setLocale] = useState(i18n.language);
  const [incomplete, setIncomplete] = useState(false);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const email = String(data.get('email')).trim();
    setIncomplete(!email);
    if (!email || invite.isPending) return;
    const form = { email, name: String(data.get('name')).trim(), role, locale, teams: data.getAll('team').map(String) };
    invite.mutate(form, { onSuccess: (sent) => onSent(email, sent) });
  };

  const error = incomplete ? t('invite.required') : invite.error && refusalText(invite.error);
  return (
    <Dialog title={t('invite.title')} lead={t('invite.lead')} onClose={onClose}>
      <form className={rows.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <Field label={t('invite.email')} name="email" type="email" autoComplete="off" autoFocus required />
        <Field label={t('invite.name')} name="name" autoComplete="off" maxLength={200} />
        <SelectField
          label={t('agents.role')}
          value={role}
          onChange={setRole}
          options={ROLES.map((each) => [each, tc(`user.role.${each}`)])}
        />
        <SelectField
          label={t('invite.language')}
          value={locale}
          onChange={setLocale}
          options={[
            ['en', 'English'],
            ['zh-CN', '简体中文'],
          ]}
        />
        {teams.length > 0 && (
          <fieldset className={styles.teams}>
            <legend>{t('teams.title')}</legend>
            {teams.map((team) => (
              <CheckField key={team.id} label={team.name} name="team" value={team.id} />
            ))}
          </fieldset>
        )}
        <div className={rows.buttons}>
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" look="primary" aria-disabled={invite.isPending}>
            {t('invite.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
