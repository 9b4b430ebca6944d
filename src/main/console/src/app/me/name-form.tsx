import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { rename, useSession } from '@/lib/session';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import styles from './me.module.css';

/** What customers and colleagues read above one's messages. */
export function NameForm() {
  const { t } = useTranslation('me');
  const problemText = useProblemText();
  const { user } = useSession();
  const [name, setName] = useState(user.name);
  const saving = useMutation({ mutationFn: rename });
  const changed = name.trim() !== '' && name.trim() !== user.name;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (changed && !saving.isPending) saving.mutate(name.trim());
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {saving.error && <FormError>{problemText(saving.error)}</FormError>}
      <Field
        label={t('profile.shown')}
        hint={t('profile.shownHint')}
        value={name}
        maxLength={200}
        autoComplete="name"
        onChange={(event) => setName(event.target.value)}
      />
      <div className={styles.row}>
        <Button type="submit" aria-disabled={!changed || saving.isPending}>
          {t('save')}
        </Button>
        <span role="status" className={styles.done}>
          {saving.isSuccess && !changed && t('saved')}
        </span>
      </div>
    </form>
  );
}
