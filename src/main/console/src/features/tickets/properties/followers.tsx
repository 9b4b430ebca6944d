import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { matches } from '@/lib/matches';
import { useSession } from '@/lib/session';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useFollow } from '../api/follow-ticket';
import { useAgents } from '../api/list-people';
import { may } from '../rights';
import side from '../side/side.module.css';
import type { Ticket } from '../ticket';
import { Picker } from './picker';
import styles from './properties.module.css';

/** Colleagues who are told of the ticket without having it. */
export function Followers({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('properties');
  const problemText = useProblemText();
  const { user } = useSession();
  const agents = useAgents();
  const follow = useFollow(ticket.number);
  const [open, setOpen] = useState(false);
  const invites = may(ticket, 'change');
  const mine = ticket.followers.some((each) => each.id === user.id);
  const toggle = () => follow.mutate({ agent: 'me', follow: !mine });
  useCommand('follow', toggle);
  const others = agents.filter((agent) => !ticket.followers.some((each) => each.id === agent.id));
  return (
    <section className={side.section} aria-labelledby="followers">
      <h2 id="followers">{t('followers.label')}</h2>
      {ticket.followers.length === 0 && <p className={side.nothing}>{t('followers.none')}</p>}
      <ul className={side.people}>
        {ticket.followers.map(({ id, name }) => (
          <li key={id} className={side.person}>
            <Avatar name={name} size={24} />
            <span className={side.who}>{name}</span>
            {invites && (
              <Button
                look="quiet"
                icon
                small
                aria-label={t('followers.remove', { name })}
                onClick={() => follow.mutate({ agent: id, follow: false })}
              >
                <Icon name="close" size={13} />
              </Button>
            )}
          </li>
        ))}
      </ul>
      {follow.error && <p role="alert">{problemText(follow.error)}</p>}
      <div className={styles.row}>
        <Button small aria-pressed={mine} onClick={toggle}>
          {mine ? t('followers.unfollow') : t('followers.follow')}
        </Button>
        {invites && (
          <Popover
            title={t('followers.add')}
            open={open}
            onOpen={setOpen}
            trigger={
              <Button small look="quiet">
                {t('followers.add')}
              </Button>
            }
          >
            <Picker
              label={t('followers.find')}
              value={null}
              find={(query) =>
                others
                  .filter((agent) => matches(query, agent.name, agent.pinyin))
                  .map(({ id, name }) => ({ value: id, label: name }))
              }
              onChoose={(agent) => {
                setOpen(false);
                follow.mutate({ agent, follow: true });
              }}
            />
          </Popover>
        )}
      </div>
    </section>
  );
}
