import { Link, useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { CheckField, SelectField } from '@/ui/fields';
import { useCalendars } from '../../business-hours/api/calendars';
import { Card } from '../../mailboxes/form/card';
import styles from '../../mailboxes/form/form.module.css';
import bar from '../../save-bar.module.css';
import { Unsaved } from '../../unsaved';
import { useAddPolicy, useChangePolicy } from '../api/policies';
import { EMPTY, type Policy } from '../policy';
import { useDurationText } from '../use-duration-text';
import { usePolicyWords } from '../use-policy-words';
import { useRefusal } from '../use-refusal';
import { Conditions } from './conditions';
import { type Draft, draftOf, patchOf, sheetOf, type Wrong } from './draft';
import { Pauses } from './pauses';
import { Retire } from './retire';
import { Targets } from './targets';

const focus = (element: HTMLElement | null) => element?.focus();

/** A policy as it is written: for whom, how soon, what it waits for. */
export function PolicyForm({ policy }: { policy: Policy | null }) {
  const { t } = useTranslation('policies');
  const { t: tc } = useTranslation();
  const navigate = useNavigate();
  const form = useRef<HTMLFormElement>(null);
  const words = useDurationText();
  const refusal = useRefusal();
  // As it was when it was opened: what the server tells later does not touch what is typed.
  const [first] = useState(policy ?? EMPTY);
  const [draft, setDraft] = useState(() => draftOf(sheetOnly(first), words));
  const [wrong, setWrong] = useState<Wrong | null>(null);
  const add = useAddPolicy();
  const change = useChangePolicy();
  const saving = add.isPending || change.isPending;
  const error = add.error ?? change.error;
  const set = (change: Partial<Draft>) => {
    if (!saving) setDraft((before) => ({ ...before, ...change }));
  };
  const read = sheetOf(draft);
  const patch = 'sheet' in read ? patchOf(sheetOnly(first), read.sheet) : null;

  const onSuccess = ({ id }: Policy) => navigate({ to: '/admin/sla', hash: id, replace: true, ignoreBlocker: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (saving) return;
    setWrong('wrong' in read ? read.wrong : null);
    if ('wrong' in read) focusWrong(form.current, read.wrong);
    else if (policy) change.mutate({ id: policy.id, version: policy.version, patch: patch ?? {} }, { onSuccess });
    else add.mutate(read.sheet, { onSuccess });
  };

  return (
    <form ref={form} className={styles.form} onSubmit={submit} noValidate>
      <Unsaved changed={patch === null || Object.keys(patch).length > 0} />
      <h1 ref={focus} tabIndex={-1}>
        {policy ? policy.name : t('add')}
      </h1>
      <Card title={t('part.name')}>
        <Field
          label={t('name')}
          name="name"
          maxLength={120}
          value={draft.name}
          onChange={(event) => set({ name: event.target.value })}
        />
        <CheckField
          label={t('active')}
          hint={t('activeHint')}
          checked={draft.active}
          onChange={(event) => set({ active: event.target.checked })}
        />
      </Card>
      <Card title={t('part.conditions')}>
        <p className={styles.hint}>{t('conditionsLead')}</p>
        <Conditions conditions={draft.conditions} onChange={(conditions) => set({ conditions })} />
      </Card>
      <Promises draft={draft} set={set} />
      <Card title={t('part.pauses')}>
        <p className={styles.hint}>{t('pausesLead')}</p>
        <Pauses pauses={draft.pauses} onChange={(pauses) => set({ pauses })} />
      </Card>
      <div className={bar.bar}>
        {wrong && <FormError>{t(`wrong.${wrong}`)}</FormError>}
        {error && <FormError>{refusal(error)}</FormError>}
        <div className={styles.actions}>
          <Button type="submit" look="primary" aria-disabled={saving}>
            {t('save')}
          </Button>
          <Link to="/admin/sla" hash={policy?.id} replace className={buttonClass({ look: 'quiet' })}>
            {tc('cancel')}
          </Link>
          {policy && <Retire policy={policy} />}
        </div>
      </div>
    </form>
  );
}

/** How soon, by whose working time, and when that is warned of. */
function Promises({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const { t } = useTranslation('policies');
  const { calendarText } = usePolicyWords();
  const { data: calendars = [] } = useCalendars();
  const known = draft.calendar === null || calendars.some((each) => each.id === draft.calendar);
  return (
    <>
      <Card title={t('part.targets')}>
        <p className={styles.hint}>{t('targetsLead')}</p>
        <SelectField
          label={t('part.calendar')}
          hint={t('calendarHint')}
          value={draft.calendar ?? ''}
          options={[
            ['', t('always')],
            ...calendars.map((each): [string, string] => [each.id, calendarText(each.id)]),
            ...(known ? [] : [[draft.calendar ?? '', calendarText(draft.calendar)] as [string, string]]),
          ]}
          onChange={(calendar) => set({ calendar: calendar || null })}
        />
        <Targets name="targets" targets={draft.targets} onChange={(targets) => set({ targets })} />
        <Field
          label={t('warnAt')}
          hint={t('warnAtHint')}
          name="warnAt"
          inputMode="numeric"
          value={draft.warnAt}
          onChange={(event) => set({ warnAt: event.target.value })}
        />
      </Card>
      <Card title={t('part.chatTargets')}>
        <CheckField label={t('chat')} checked={draft.chat} onChange={(event) => set({ chat: event.target.checked })} />
        {draft.chat && (
          <Targets name="chatTargets" targets={draft.chatTargets} onChange={(chatTargets) => set({ chatTargets })} />
        )}
      </Card>
    </>
  );
}

const sheetOnly = ({ name, active, conditions, targets, chatTargets, warnAt, pauses, calendar }: typeof EMPTY) => ({
  name,
  active,
  conditions,
  targets,
  chatTargets,
  warnAt,
  pauses,
  calendar,
});

/** Leads to what cannot be read. */
function focusWrong(form: HTMLFormElement | null, wrong: Wrong) {
  const field = wrong === 'targets' ? '[aria-invalid=true]' : `[name=${wrong}]`;
  form?.querySelector<HTMLElement>(field)?.focus();
}
