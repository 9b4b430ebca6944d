import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isImeKey } from '@/lib/ime';
import { nameOf, type Person } from '@/live/ticket-row';
import { useAgents } from '../api/list-people';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import { AttachmentTray } from './attachment-tray';
import styles from './composer.module.css';
import { hasContent, type Kind, useDraft, writeDraft } from './drafts';
import { OtherVersion } from './other-version';
import { refusalOf } from './outbox';
import { RecipientFields } from './recipient-fields';
import { addressesOf, parsePeople, writePerson } from './recipients';
import { SendBar } from './send-bar';
import { SendRefused } from './send-refused';
import { unfilled } from './suggest/variables';
import { WritingHints } from './suggest/writing-hints';
import { type SendHow, useSend } from './use-send';
import { useUploads } from './use-uploads';
import { WaitingNotice } from './waiting-notice';
import { WritingField } from './writing-field';

type Props = { ticket: Ticket; kind: Kind; draftKey: string; onSwap: () => void; onLeave: () => void };

export function MessageForm({ ticket, kind, draftKey, onSwap, onLeave }: Props) {
  const { t } = useTranslation('composer');
  const { t: tq } = useTranslation('queue');
  const { t: tn } = useTranslation('canned');
  const draft = useDraft(draftKey);
  const uploads = useUploads(draftKey);
  const agents = useAgents();
  const { send, sending, refusal, dismiss } = useSend(ticket.number, kind, draftKey);
  const waiting = draft.attempt?.state === 'waiting';
  const [invalid, setInvalid] = useState<string | null>(null);
  const text = useRef<HTMLTextAreaElement>(null);

  const customer = nameOf(ticket.customer) || tq('noCustomer');
  const recipients = chosen(draft.to, ticket.customer.address === null ? [] : [ticket.customer]);
  const copies = chosen(draft.cc, kind === 'reply' ? ticket.copies : []);

  const select = (from: number, to: number) => {
    text.current?.focus();
    text.current?.setSelectionRange(from, to);
  };

  const submit = async (how: SendHow) => {
    const bad = kind === 'reply' ? (recipients.bad ?? copies.bad) : null;
    const nobody = kind === 'reply' && recipients.people.length === 0 && ticket.customer.address !== null;
    const blank = unfilled(draft.text)[0];
    setInvalid(
      blank
        ? tn('blank', { name: blank.name })
        : bad
          ? t('badAddress', { value: bad })
          : nobody
            ? t('noRecipient')
            : uploads.busy
              ? t('waitUpload')
              : null,
    );
    if (blank) select(blank.start, blank.end);
    if (blank || bad || nobody || uploads.busy || waiting || draft.text.trim() === '') return;
    const mentions =
      kind === 'note' ? agents.filter(({ name }) => draft.text.includes(`@${name}`)).map(({ id }) => id) : [];
    await send(
      {
        text: draft.text,
        ...(kind === 'reply' && draft.to !== null && { to: addressesOf(recipients.people) }),
        // Named even if not changed: a copy goes to those who are shown, not to who takes part by then.
        ...(kind === 'reply' &&
          (copies.people.length > 0 || ticket.copies.length > 0) && { cc: addressesOf(copies.people) }),
        ...(mentions.length > 0 && { mentions }),
        ...(draft.attachments.length > 0 && { attachments: draft.attachments.map((file) => file.id) }),
      },
      how,
    );
    text.current?.focus();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isImeKey(event)) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key === 'Enter') void submit({ resolve: event.shiftKey && may(ticket, 'change') });
    else if (ctrl && (event.key === '/' || event.code === 'Slash')) onSwap();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside, files dropped anywhere on them
    <div
      className={styles.form}
      onKeyDown={onKeyDown}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        uploads.add(event.dataTransfer.files);
      }}
    >
      {kind === 'reply' && (
        <RecipientFields
          to={draft.to ?? writePerson(ticket.customer)}
          cc={draft.cc ?? ticket.copies.map(writePerson).join(', ')}
          readOnly={waiting}
          onTo={(value) => writeDraft(draftKey, { to: value })}
          onCc={(cc) => writeDraft(draftKey, { cc })}
        />
      )}
      <WritingField
        kind={kind}
        ticket={ticket}
        draftKey={draftKey}
        draft={draft}
        field={text}
        readOnly={sending || waiting}
        onFiles={uploads.add}
      />
      <WritingHints kind={kind} ticket={ticket} draft={draft} uploading={uploads.busy} onSelect={select} />
      <AttachmentTray
        files={draft.attachments}
        uploads={uploads.uploads}
        size={uploads.size}
        onRemove={(id) => writeDraft(draftKey, { attachments: draft.attachments.filter((file) => file.id !== id) })}
      />
      <OtherVersion draftKey={draftKey} />
      {waiting && <WaitingNotice draftKey={draftKey} onEdit={() => text.current?.focus()} />}
      <SendRefused
        invalid={invalid}
        refusal={refusal ?? refusalOf(draft.held)}
        onSendAnyway={(newer) => void submit({ despite: newer })}
        onKeep={() => {
          dismiss();
          text.current?.focus();
        }}
      />
      <SendBar
        kind={kind}
        savedAt={hasContent(draft) ? draft.savedAt : null}
        to={recipients.people.length > 0 ? recipients.people : [{ name: customer, address: null }]}
        others={copies.people.length}
        sending={sending}
        resolves={may(ticket, 'change')}
        empty={waiting || draft.text.trim() === ''}
        onFiles={uploads.add}
        onSend={(resolve) => void submit({ resolve })}
      />
    </div>
  );
}

/** Whom the writer named, or else whom the ticket has: those are the server's, and need no check. */
const chosen = (named: string | null, usual: Person[]) =>
  named === null ? { people: usual, bad: null } : parsePeople(named);
