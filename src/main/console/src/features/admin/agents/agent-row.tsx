import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { relativeTime, shortDateTime } from '@/lib/format';
import { Avatar } from '@/ui/avatar';
import { classes } from '@/ui/classes';
import rows from '../rows.module.css';
import { useRefusalText } from '../use-refusal-text';
import { AgentMenu } from './agent-menu';
import styles from './agents.module.css';
import type { Sent, StaffMember } from './staff';

type Props = { agent: StaffMember; teams: Map<string, string>; onSent: (sent: Sent) => void };

export function AgentRow({ agent, teams, onSent }: Props) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const refusalText = useRefusalText();
  const [error, setError] = useState<Error | null>(null);
  const name = useId();
  const within = agent.teams.map(({ id, lead }) => (lead ? t('agents.lead', { team: teams.get(id) }) : teams.get(id)));
  return (
    <li className={rows.row}>
      <Avatar name={agent.name} size={30} />
      <div className={rows.mail}>
        <div className={styles.head}>
          <strong id={name}>{agent.name}</strong>
          <span className={classes(styles.chip, agent.state === 'invited' && styles.invited)}>
            {t(`agents.state.${agent.state}`)}
          </span>
          <span className={rows.meta}>{tc(`user.role.${agent.role}`)}</span>
        </div>
        <p className={rows.meta}>{[agent.email, ...within].filter(Boolean).join(' · ')}</p>
        <Seen agent={agent} />
        {error && (
          <p className={rows.bad} role="alert">
            {refusalText(error)}
          </p>
        )}
      </div>
      <AgentMenu agent={agent} onSent={onSent} onError={setError} />
    </li>
  );
}

/** When they were last here; of one who was not yet, what became of the invitation. */
function Seen({ agent: { state, lastSeenAt, mail, linkUntil } }: { agent: StaffMember }) {
  const { t, i18n } = useTranslation('staff');
  const until = linkUntil && shortDateTime(i18n.language, linkUntil);
  return (
    <>
      {lastSeenAt && (
        <p className={rows.meta}>{t('agents.seen', { time: relativeTime(i18n.language, lastSeenAt, Date.now()) })}</p>
      )}
      {mail && <p className={mail === 'failed' ? rows.bad : rows.meta}>{t(`agents.mail.${mail}`)}</p>}
      {until && <p className={rows.meta}>{t('agents.until', { time: until })}</p>}
      {state === 'invited' && !until && <p className={rows.bad}>{t('agents.expired')}</p>}
    </>
  );
}
