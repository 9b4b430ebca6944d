import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isImeKey } from '@/lib/ime';
import { nameOf } from '@/live/ticket-row';
import { GrowingTextarea } from '@/ui/growing-textarea';
import type { Ticket } from '../ticket';
import styles from './composer.module.css';
import { type Draft, type Kind, writeDraft } from './drafts';
import { Suggest } from './suggest/suggest';
import suggest from './suggest/suggest.module.css';
import type { ListKeys } from './suggest/suggestions';
import { useTrigger } from './suggest/use-trigger';
import { unfilled } from './suggest/variables';

type Props = {
  kind: Kind;
  ticket: Ticket;
  draftKey: string;
  draft: Draft;
  field: RefObject<HTMLTextAreaElement | null>;
  readOnly: boolean;
  onFiles: (files: FileList) => void;
};

/** Where one writes; a sign in it opens a list over it, whose keys come before the composer's. */
export function WritingField({ kind, ticket, draftKey, draft, field, readOnly, onFiles }: Props) {
  const { t } = useTranslation('composer');
  const { t: tq } = useTranslation('queue');
  const id = useId();
  const keys = useRef<ListKeys | null>(null);
  const { trigger, query, follow, close } = useTrigger(field, kind);
  const [active, setActive] = useState<string | null>(null);
  const customer = nameOf(ticket.customer) || tq('noCustomer');

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (isImeKey(event)) return;
    if (!(trigger && keys.current?.(event)) && !toNextBlank(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={suggest.anchor}>
      {trigger && (
        <Suggest
          key={trigger.at}
          id={id}
          ticket={ticket}
          field={field}
          keys={keys}
          trigger={trigger}
          query={query}
          onClose={close}
          onActive={setActive}
        />
      )}
      <GrowingTextarea
        ref={field}
        className={styles.text}
        value={draft.text}
        readOnly={readOnly}
        lang={ticket.lang ?? undefined}
        aria-label={kind === 'reply' ? t('replyText', { name: customer }) : t('noteText')}
        aria-autocomplete="list"
        aria-controls={trigger && active ? id : undefined}
        aria-activedescendant={trigger && active ? active : undefined}
        placeholder={kind === 'reply' ? t('replyPlaceholder', { name: customer }) : t('notePlaceholder')}
        onChange={(event) => {
          writeDraft(draftKey, { text: event.target.value });
          follow(event.target);
        }}
        onKeyDown={onKeyDown}
        onBlur={close}
        onPaste={(event) => {
          if (event.clipboardData.files.length === 0) return;
          event.preventDefault();
          onFiles(event.clipboardData.files);
        }}
      />
    </div>
  );
}

/** Tab goes from blank to blank, and on as always where none is left. */
function toNextBlank(event: KeyboardEvent<HTMLTextAreaElement>) {
  if (event.key !== 'Tab' || event.shiftKey || event.ctrlKey || event.metaKey) return false;
  const field = event.currentTarget;
  const next = unfilled(field.value).find((blank) => blank.start >= field.selectionEnd);
  if (next) field.setSelectionRange(next.start, next.end);
  return next !== undefined;
}
