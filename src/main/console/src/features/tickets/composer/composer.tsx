import { type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { useSession } from '@/lib/session';
import { useLive } from '@/live/live-context';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import { ColleagueWriting } from '../presence/colleague-writing';
import { may } from '../rights';
import type { Ticket } from '../ticket';
import styles from './composer.module.css';
import { useDraftSync } from './draft-sync';
import { draftKey, hasContent, type Kind, useDraft } from './drafts';
import { LostDraft, LostDrafts } from './lost-drafts';
import { MessageForm } from './message-form';
import { useMode } from './use-mode';

const KINDS = ['reply', 'note'] as const;

type Props = {
  ticket: Ticket;
  onLeave: () => void;
  /** Given the way to start writing from elsewhere on the page. */
  startWriting: RefObject<((kind: Kind) => void) | null>;
};

/** Reply or internal note: two composers that do not look alike, each with a draft of its own. */
export function Composer({ ticket, onLeave, startWriting }: Props) {
  const { t } = useTranslation('composer');
  const { user } = useSession();
  const { presence } = useLive();
  useDraftSync(user.id, ticket.number);
  const kinds = KINDS.filter((each) => may(ticket, each));
  const [chosen, setKind] = useMode(user.id, ticket.number);
  const kind = kinds.includes(chosen) ? chosen : (kinds[0] ?? chosen);
  const section = useRef<HTMLElement>(null);
  const wantsFocus = useRef(false);

  const write = (next: Kind) => {
    wantsFocus.current = true;
    setKind(next);
    if (next === kind) focusText(section.current);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the other form has come in
  useEffect(() => {
    if (wantsFocus.current) focusText(section.current);
    wantsFocus.current = false;
  }, [kind]);
  startWriting.current = write;
  useCommand('reply', kinds.includes('reply') && (() => write('reply')));
  useCommand('note', kinds.includes('note') && (() => write('note')));

  if (kinds.length === 0) return <NoWriting ticket={ticket.number} />;
  const key = draftKey(user.id, ticket.number, kind);
  return (
    <section
      ref={section}
      aria-label={t('label')}
      onInput={() => presence.type(kind)}
      className={classes(styles.composer, kind === 'note' && styles.noteMode)}
    >
      <fieldset className={styles.modes}>
        <legend className="visually-hidden">{t('mode')}</legend>
        {kinds.map((each) => (
          <ModeButton
            key={each}
            kind={each}
            pressed={each === kind}
            draft={draftKey(user.id, ticket.number, each)}
            onPress={() => write(each)}
          />
        ))}
        <ColleagueWriting />
      </fieldset>
      {KINDS.filter((each) => !kinds.includes(each)).map((each) => (
        <LostDraft key={each} ticket={ticket.number} kind={each} />
      ))}
      <MessageForm
        key={key}
        ticket={ticket}
        kind={kind}
        draftKey={key}
        onSwap={() => write(kinds.find((each) => each !== kind) ?? kind)}
        onLeave={onLeave}
      />
    </section>
  );
}

/** Nobody's words are lost with the right to write them. */
function NoWriting({ ticket }: { ticket: number }) {
  const { t } = useTranslation('rights');
  return (
    <section className={styles.none}>
      <p>
        <Icon name="lock" size={14} /> {t('noWriting')}
      </p>
      <LostDrafts ticket={ticket} />
    </section>
  );
}

function ModeButton(props: { kind: Kind; pressed: boolean; draft: string; onPress: () => void }) {
  const { t } = useTranslation('composer');
  const written = hasContent(useDraft(props.draft));
  return (
    <button
      type="button"
      aria-pressed={props.pressed}
      className={classes(styles.mode, styles[props.kind])}
      onClick={props.onPress}
    >
      <Icon name={props.kind === 'note' ? 'lock' : 'reply'} size={14} />
      {t(props.kind)}
      {written && !props.pressed && (
        <span className={styles.written}>
          <span className="visually-hidden">{t('draft')}</span>
        </span>
      )}
    </button>
  );
}

const focusText = (section: HTMLElement | null) => section?.querySelector('textarea')?.focus();
