import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from '@/features/admin/rows.module.css';
import { useTeams } from '@/features/tickets/api/list-people';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { SelectField, TextField } from '@/ui/fields';
import { useSaveCannedAnswer } from './api/save-canned-answer';
import { type CannedAnswer, type CannedText, LANGUAGES, SCOPES } from './canned-answer';

const VARIABLES = ['customer.name', 'customer.firstName', 'agent.name', 'ticket.number', 'team.name', 'today'];
const NO_TEXT: CannedText = { title: '', body: '' };

/** One canned answer, in one language or both. */
export function CannedForm({ answer, onClose }: { answer: CannedAnswer | null; onClose: () => void }) {
  const { t } = useTranslation('canned');
  const problemText = useProblemText();
  const { user, teams: own } = useSession();
  const all = useTeams();
  const save = useSaveCannedAnswer(answer?.id ?? null);
  const admin = user.role === 'admin';
  const teams = admin ? all : own.filter((team) => team.lead);
  const [scope, setScope] = useState(answer?.scope ?? 'personal');
  const [team, setTeam] = useState(answer?.team ?? '');
  const [tags, setTags] = useState(answer?.tags.join(', ') ?? '');
  const [texts, setTexts] = useState({ en: answer?.texts.en ?? NO_TEXT, 'zh-CN': answer?.texts['zh-CN'] ?? NO_TEXT });
  const [incomplete, setIncomplete] = useState(false);

  const scopes = SCOPES.filter((each) => each === 'personal' || admin || (each === 'team' && teams.length > 0));
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const written = LANGUAGES.filter((each) => texts[each].title.trim() !== '' || texts[each].body.trim() !== '');
    const whole = written.every((each) => texts[each].title.trim() !== '' && texts[each].body.trim() !== '');
    setIncomplete(written.length === 0 || !whole);
    if (written.length === 0 || !whole) return;
    const form = {
      scope,
      team: scope === 'team' ? team || (teams[0]?.id ?? null) : null,
      tags: tags.split(/[,，、]/).flatMap((tag) => tag.trim() || []),
      texts: Object.fromEntries(written.map((each) => [each, texts[each]])),
    };
    await save.mutateAsync(form).then(onClose, () => {});
  };
  return (
    <Dialog title={answer ? t('edit') : t('add')} onClose={onClose} wide>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <SelectField
          label={t('scope.label')}
          value={scope}
          options={scopes.map((each) => [each, t(`scope.${each}`)])}
          onChange={(value) => setScope(value as CannedAnswer['scope'])}
        />
        {scope === 'team' && (
          <SelectField
            label={t('team')}
            value={team || teams[0]?.id}
            options={teams.map(({ id, name }) => [id, name])}
            onChange={setTeam}
          />
        )}
        {LANGUAGES.map((language) => (
          <fieldset key={language} className={styles.form}>
            <legend>{t(`inLanguage.${language}`)}</legend>
            <Field
              label={t('name')}
              lang={language}
              value={texts[language].title}
              maxLength={200}
              onChange={(event) =>
                setTexts({ ...texts, [language]: { ...texts[language], title: event.target.value } })
              }
            />
            <TextField
              label={t('body')}
              lang={language}
              hint={t('bodyHint', { variables: VARIABLES.map((name) => `{{${name}}}`).join(' ') })}
              rows={4}
              value={texts[language].body}
              maxLength={20_000}
              onChange={(event) => setTexts({ ...texts, [language]: { ...texts[language], body: event.target.value } })}
            />
          </fieldset>
        ))}
        <Field label={t('tags')} hint={t('tagsHint')} value={tags} onChange={(event) => setTags(event.target.value)} />
        {incomplete && <FormError>{t('one')}</FormError>}
        {save.error && <FormError>{problemText(save.error)}</FormError>}
        <div className={styles.buttons}>
          <Button type="submit" look="primary" disabled={save.isPending}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{t('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
