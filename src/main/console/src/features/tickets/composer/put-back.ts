import { setAside } from '../api/set-aside';
import type { Message } from '../message';
import type { Ticket } from '../ticket';
import { draftKey, hasContent, noteDraft, readDraft, writeDraft } from './drafts';
import { writePerson } from './recipients';

/**
 * Puts a message that was taken back, or failed, into its composer again: text, people and files. Where something new is written by
 * now, that stays, and the message is offered beside it.
 */
export function putBack(user: string, ticket: Ticket, message: Message) {
  const kind = message.kind === 'note' ? 'note' : 'reply';
  const key = draftKey(user, ticket.number, kind);
  const usual = message.to.length === 1 && message.to[0]?.address === ticket.customer.address;
  const version = {
    text: message.text ?? '',
    to: usual || kind === 'note' ? null : message.to.map(writePerson).join(', '),
    cc: kind === 'note' ? null : message.cc.map(writePerson).join(', '),
    attachments: message.attachments.map(({ id, name, type, size }) => ({ id, name, type, size })),
  };
  if (!hasContent(readDraft(key))) writeDraft(key, version);
  else {
    noteDraft(key, { other: version });
    void setAside(ticket.number, kind, version).then(
      (kept) => noteDraft(key, { other: kept.other }),
      () => {},
    );
  }
  return kind;
}
