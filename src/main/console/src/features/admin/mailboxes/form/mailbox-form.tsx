import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { Button, buttonClass } from '@/ui/button';
import { FormError } from '@/ui/field';
import bar from '../../save-bar.module.css';
import { Unsaved } from '../../unsaved';
import { useSaveMailbox } from '../api/save-mailbox';
import { useTestMailbox } from '../api/test-mailbox';
import type { Mailbox } from '../mailbox';
import { bodyOf, type Draft, draftOf, EMPTY, patchOf, withPreset } from './draft';
import styles from './form.module.css';
import { Manners } from './manners';
import { Presets } from './presets';
import { Remove } from './remove';
import { Server } from './server';
import { SignIn } from './sign-in';
import { TrialResult } from './trial-result';
import { useRefusal } from './use-refusal';
import { Whose } from './whose';

const focus = (element: HTMLElement | null) => element?.focus();

/** One mailbox as it is written down, tried before it is saved. */
export function MailboxForm({ mailbox }: { mailbox: Mailbox | null }) {
  const { t } = useTranslation('admin');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  // As it was when it was opened: what the server tells later does not touch what is typed.
  const [first] = useState(() => (mailbox ? draftOf(mailbox) : EMPTY));
  const [draft, setDraft] = useState(first);
  const save = useSaveMailbox(mailbox?.key ?? null);
  const trial = useTestMailbox(mailbox?.key ?? null);
  const refusal = useRefusal();
  const set = (change: Partial<Draft>) => {
    // What is being saved is what stands there, and a trial tells of nothing else either.
    if (save.isPending) return;
    if (trial.data || trial.isPending) trial.reset();
    setDraft((before) => ({ ...before, ...change }));
  };
  const patch = patchOf(first, draft);

  const onError = (error: Error) => form.current && focusRefused(form.current, error);
  const onSuccess = ({ key }: Mailbox) =>
    navigate({ to: '/admin/mailboxes', hash: key, replace: true, ignoreBlocker: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (save.isPending) return;
    trial.reset();
    save.mutate(mailbox ? patch : bodyOf(draft), { onSuccess, onError });
  };
  const test = () => {
    if (trial.isPending || save.isPending) return;
    save.reset();
    trial.mutate(bodyOf(draft), { onError });
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Unsaved changed={Object.keys(patch).length > 0} />
      <h1 ref={focus} tabIndex={-1}>
        {mailbox ? mailbox.address : t('mailboxes.add')}
      </h1>
      {!mailbox && <Presets onChoose={(preset) => set(withPreset(draft, preset))} />}
      <Whose draft={draft} set={set} />
      <SignIn draft={draft} set={set} stored={mailbox?.signIn.secretSet ? mailbox.signIn.kind : null} />
      <Server name="receive" server={draft.receive} onChange={(receive) => set({ receive })} />
      <Server name="send" server={draft.send} onChange={(send) => set({ send })} />
      <Manners draft={draft} set={set} isNew={!mailbox} />
      <div className={bar.bar}>
        {save.error && <FormError>{refusal(save.error, save.variables)}</FormError>}
        {trial.error && <FormError>{refusal(trial.error, trial.variables)}</FormError>}
        {trial.data && <TrialResult trial={trial.data} />}
        {/* Not disabled while they work: whoever pressed one by key would have to find it again. */}
        <div className={styles.actions}>
          <Button type="submit" look="primary" aria-disabled={save.isPending}>
            {t('form.save')}
          </Button>
          <Button onClick={test} aria-disabled={trial.isPending || save.isPending}>
            {trial.isPending ? t('form.testing') : t('form.test')}
          </Button>
          <Link to="/admin/mailboxes" hash={mailbox?.key} replace className={buttonClass({ look: 'quiet' })}>
            {tc('cancel')}
          </Link>
          {mailbox && <Remove mailbox={mailbox} />}
        </div>
      </div>
    </form>
  );
}

/** Leads to the field the server could not take; fields are named as the API names them. */
function focusRefused(form: HTMLFormElement, error: Error) {
  const refused = error instanceof Problem && form.elements.namedItem(String(error.params.field));
  if (refused instanceof HTMLElement) refused.focus();
}
