import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Menu, MenuItem, MenuRule } from '@/ui/menu';
import type { useCopyStatusLink } from '../api/copy-status-link';
import { useMarkSeen } from '../api/mark-seen';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import { MergeDialog } from './merge-dialog';
import { RevokeDialog } from './revoke-dialog';

type Props = {
  ticket: Ticket;
  statusLink: ReturnType<typeof useCopyStatusLink>;
  onRevoked: () => void;
  onSplit: () => void;
};

/** What is done to a ticket less often than its properties change. */
export function TicketMenu({ ticket, statusLink, onRevoked, onSplit }: Props) {
  const { t } = useTranslation('actions');
  const { t: ts } = useTranslation('split');
  const [asking, setAsking] = useState<'merge' | 'revoke' | null>(null);
  const close = () => setAsking(null);
  const merges = ticket.mergedInto === null && may(ticket, 'merge');
  const links = may(ticket, 'reply');
  useCommand('merge', merges && (() => setAsking('merge')));
  const mark = useMarkSeen();
  const markUnread = () => void mark('unread', [ticket.number]).catch(() => {});
  useCommand('unread', markUnread);
  return (
    <>
      <Menu
        trigger={
          <Button look="quiet" icon aria-label={t('menu')} title={t('menu')}>
            <Icon name="more" size={18} />
          </Button>
        }
      >
        {merges && (
          <>
            <MenuItem icon="merge" onClick={() => setAsking('merge')}>
              {t('merge.item')}
            </MenuItem>
            <MenuItem icon="panel" onClick={onSplit}>
              {ts('item')}
            </MenuItem>
            <MenuRule />
          </>
        )}
        {links && (
          <>
            <MenuItem icon="link" onClick={() => statusLink.mutate()}>
              {t('statusLink.copy')}
            </MenuItem>
            <MenuItem icon="close" onClick={() => setAsking('revoke')}>
              {t('statusLink.revoke')}
            </MenuItem>
          </>
        )}
        <MenuItem icon="mail" onClick={markUnread}>
          {t('markUnread')}
        </MenuItem>
      </Menu>
      {asking === 'merge' && <MergeDialog ticket={ticket} onClose={close} />}
      {asking === 'revoke' && (
        <RevokeDialog
          number={ticket.number}
          onClose={close}
          onRevoked={() => {
            close();
            onRevoked();
          }}
        />
      )}
    </>
  );
}
