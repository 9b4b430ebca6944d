import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { Notice } from '@/ui/notice';
import { SCOPES, useCreateToken } from './api/tokens';
import styles from './tokens.module.css';

/** Makes a token: for what, until when; shown once. */
export function NewToken() {
  const { t } = useTranslation('tokens');
  const problemText = useProblemText();
  const create = useCreateToken();
  const [invalid, setInvalid] = useState<'required' | 'noScope' | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const name = String(data.get('name')).trim();
    const scopes = data.getAll('scope').map(String);
    const day = String(data.get('expires'));
    const wrong = !name ? 'required' : scopes.length === 0 ? 'noScope' : null;
    setInvalid(wrong);
    if (wrong || create.isPending) return;
    // To the end of that day where they are.
    const expiresAt = day ? new Date(`${day}T23:59:59`).toISOString() : null;
    create.mutate({ name, scopes, expiresAt }, { onSuccess: () => form.reset() });
  };

  const error = invalid ? t(invalid) : create.error && problemText(create.error);
  return (
    <>
      {create.data && (
        <Notice>
          <Field
            label={t('made')}
            hint={t('madeHint')}
            readOnly
            value={create.data.token}
            onFocus={(event) => event.target.select()}
          />
        </Notice>
      )}
      <form className={styles.form} onSubmit={submit} noValidate>
        {error && <FormError>{error}</FormError>}
        <Field label={t('name')} name="name" hint={t('nameHint')} maxLength={200} autoComplete="off" required />
        <fieldset className={styles.scopes}>
          <legend>{t('scopes')}</legend>
          {SCOPES.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name="scope" value={scope} defaultChecked={scope === 'read'} />
              <span>{t(`scope.${scope}`)}</span>
            </label>
          ))}
        </fieldset>
        <Field label={t('until')} name="expires" type="date" hint={t('untilHint')} />
        <div>
          <Button type="submit" look="primary" aria-disabled={create.isPending}>
            {t('create')}
          </Button>
        </div>
      </form>
    </>
  );
}
