import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useSession } from '@/lib/session';
import { nameOf } from '@/live/ticket-row';
import { Button } from '@/ui/button';
import { Notice } from '@/ui/notice';
import { useTakeCallback } from '../api/callback';
import { useAgents } from '../api/list-people';
import { PropertySelect } from '../property-select';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import { OutcomeDialog } from './outcome-dialog';
import { Said } from './satisfaction';
import { Steps } from './steps';

/** Its customer is to be called back: why, who does, and what to do about it. Shown until somebody has said how the call ended. */
export function CallbackNotice({ ticket, onDone }: { ticket: Ticket; onDone: () => void }) {
  const { t } = useTranslation('callback');
  const { user } = useSession();
  const problemText = useProblemText();
  const take = useTakeCallback(ticket.number);
  const agents = useAgents();
  const [asking, setAsking] = useState(false);
  const { callback } = ticket;
  if (!callback || callback.state === 'closed') return null;
  const holder = callback.takenBy;
  const customer = nameOf(ticket.customer);
  return (
    <Notice
      tone="warn"
      actions={
        may(ticket, 'change') && (
          <>
            {holder?.id !== user.id && (
              <Button
                small
                disabled={take.isPending}
                onClick={() => take.mutate({ from: holder?.id ?? null, to: null })}
              >
                {holder ? t('takeOver') : t('take')}
              </Button>
            )}
            <PropertySelect
              label={t('give')}
              value=""
              options={[
                { value: '', label: t('toWhom') },
                ...agents
                  .filter(({ id }) => id !== user.id && id !== holder?.id)
                  .map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={(to) => to && take.mutate({ from: holder?.id ?? null, to })}
            />
            <Button small onClick={() => setAsking(true)}>
              {t('record')}
            </Button>
          </>
        )
      }
    >
      <strong>{customer ? t('owed', { customer }) : t('owedNobody')}</strong>
      {ticket.satisfaction && <Said {...ticket.satisfaction} />}
      {holder && <p>{holder.id === user.id ? t('mine') : t('others', { name: holder.name })}</p>}
      <Steps ticket={ticket} callback={callback} />
      {take.error && (
        <p role="alert">{faster(take.error, (name) => t('faster', { name })) ?? problemText(take.error)}</p>
      )}
      {asking && (
        <OutcomeDialog
          number={ticket.number}
          onClose={() => setAsking(false)}
          onSaved={() => {
            setAsking(false);
            onDone();
          }}
        />
      )}
    </Notice>
  );
}

function faster(error: unknown, say: (name: string) => string) {
  if (!(error instanceof Problem) || error.code !== 'callback-taken') return null;
  return say(String((error.params.agent as { name?: string } | undefined)?.name ?? ''));
}
