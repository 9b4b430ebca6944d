import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { Button, buttonClass } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { CheckField } from '@/ui/fields';
import { Card } from '../mailboxes/form/card';
import styles from '../mailboxes/form/form.module.css';
import bar from '../save-bar.module.css';
import { Unsaved } from '../unsaved';
import { useAddWebhook, useChangeWebhook } from './api/webhooks';
import { Remove } from './remove';
import { NewSecret } from './secret';
import { useWebhookWords } from './use-webhook-words';
import { type Draft, EMPTY, EVENTS, patchOf, type Webhook } from './webhook';

const focus = (element: HTMLElement | null) => element?.focus();

/** One webhook as it is written down; a new one ends with the secret that is told once. */
export function WebhookForm({ webhook }: { webhook: Webhook | null }) {
  const { t } = useTranslation('webhooks');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const { refusal } = useWebhookWords();
  // As it was when it was opened: what the server tells later does not touch what is typed.
  const [first] = useState<Draft>(webhook ?? EMPTY);
  const [draft, setDraft] = useState(first);
  const add = useAddWebhook();
  const change = useChangeWebhook(webhook?.id ?? '');
  const saving = add.isPending || change.isPending;
  const error = add.error ?? change.error;
  const set = (part: Partial<Draft>) => {
    if (!saving) setDraft((before) => ({ ...before, ...part }));
  };
  const patch = patchOf(first, draft);

  const onError = (refused: Error) => focusRefused(form.current, refused);
  const onSuccess = ({ id }: Webhook) =>
    navigate({ to: '/admin/webhooks', hash: id, replace: true, ignoreBlocker: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    if (webhook) change.mutate(patch, { onSuccess, onError });
    else add.mutate({ ...draft }, { onError });
  };

  if (add.data) return <NewSecret id={add.data.id} name={draft.name} secret={add.data.secret} />;
  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Unsaved changed={Object.keys(patch).length > 0} />
      <h1 ref={focus} tabIndex={-1}>
        {webhook ? webhook.name : t('add')}
      </h1>
      <What draft={draft} set={set} />
      <div className={bar.bar}>
        {error && <FormError>{refusal(error)}</FormError>}
        <div className={styles.actions}>
          <Button type="submit" look="primary" aria-disabled={saving}>
            {t('save')}
          </Button>
          <Link to="/admin/webhooks" hash={webhook?.id} replace className={buttonClass({ look: 'quiet' })}>
            {tc('cancel')}
          </Link>
          {webhook && <Remove webhook={webhook} />}
        </div>
      </div>
    </form>
  );
}

function What({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  const { t } = useTranslation('webhooks');
  const { event } = useWebhookWords();
  const toggle = (type: string, on: boolean) =>
    set({ events: EVENTS.map(([each]) => each).filter((each) => (each === type ? on : draft.events.includes(each))) });
  return (
    <>
      <Card title={t('whom')}>
        <Field
          label={t('name')}
          name="name"
          maxLength={200}
          autoComplete="off"
          value={draft.name}
          onChange={({ target }) => set({ name: target.value })}
        />
        <Field
          label={t('url')}
          hint={t('urlHint')}
          name="url"
          type="url"
          spellCheck={false}
          autoComplete="off"
          value={draft.url}
          onChange={({ target }) => set({ url: target.value })}
        />
        <CheckField
          label={t('active')}
          hint={t('activeHint')}
          checked={draft.active}
          onChange={({ target }) => set({ active: target.checked })}
        />
      </Card>
      <Card title={t('events')}>
        {EVENTS.map(([type]) => (
          <CheckField
            key={type}
            name="events"
            label={event(type)}
            checked={draft.events.includes(type)}
            onChange={({ target }) => toggle(type, target.checked)}
          />
        ))}
        <p className={styles.hint}>{t('eventsHint')}</p>
      </Card>
    </>
  );
}

/** Leads to the field the server could not take; fields are named as the API names them. */
function focusRefused(form: HTMLFormElement | null, error: Error) {
  if (error instanceof Problem)
    form?.querySelector<HTMLElement>(`[name="${CSS.escape(String(error.params.field))}"]`)?.focus();
}
