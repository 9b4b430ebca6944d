import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/session';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Menu, MenuChoices, MenuItem, MenuRule } from '@/ui/menu';
import { useChangeRole, useEnableAgent, useWithdrawInvitation } from './api/change-agent';
import { useSendLink } from './api/send-link';
import { DisableDialog } from './disable-dialog';
import type { Sent, StaffMember } from './staff';

type Props = { agent: StaffMember; onSent: (sent: Sent) => void; onError: (error: Error | null) => void };

const ROLES: readonly Role[] = ['agent', 'supervisor', 'admin'];

/** What can be done about somebody as they stand. */
export function AgentMenu({ agent, onSent, onError }: Props) {
  const { t } = useTranslation('staff');
  const { t: tc } = useTranslation();
  const link = useSendLink(agent.id);
  const role = useChangeRole(agent.id);
  const enable = useEnableAgent(agent.id);
  const withdraw = useWithdrawInvitation(agent.id);
  const [disabling, setDisabling] = useState(false);
  const told = { onSuccess: () => onError(null), onError };
  const send = () => link.mutate(undefined, { ...told, onSuccess: onSent });
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" icon small>
            <Icon name="more" />
            <span className="visually-hidden">{t('agents.menu', { name: agent.name })}</span>
          </Button>
        }
      >
        {agent.state !== 'disabled' && (
          <MenuItem icon="link" onClick={send}>
            {t(agent.state === 'invited' ? 'agents.again' : 'agents.reset')}
          </MenuItem>
        )}
        {agent.state === 'invited' && (
          <MenuItem icon="close" onClick={() => withdraw.mutate(undefined, told)}>
            {t('agents.withdraw')}
          </MenuItem>
        )}
        {agent.state === 'active' && (
          <MenuItem icon="off" onClick={() => setDisabling(true)}>
            {t('agents.disable')}
          </MenuItem>
        )}
        {agent.state === 'disabled' && (
          <MenuItem icon="check" onClick={() => enable.mutate(undefined, told)}>
            {t('agents.enable')}
          </MenuItem>
        )}
        <MenuRule />
        <MenuChoices
          label={t('agents.role')}
          value={agent.role}
          choices={ROLES.map((value) => ({ value, label: tc(`user.role.${value}`) }))}
          onChoose={(value) => value !== agent.role && role.mutate(value, told)}
        />
      </Menu>
      {disabling && <DisableDialog agent={agent} onClose={() => setDisabling(false)} />}
    </>
  );
}
