import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Field, FormError } from '@/ui/field';
import { useAddParticipant } from '../api/add-participant';
import { parsePeople } from '../composer/recipients';
import styles from './side.module.css';

/** One address, as a mail would name it: bare, or with a name before it. */
export function AddParticipant({ number, onDone }: { number: number; onDone: () => void }) {
  const { t } = useTranslation('participants');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const add = useAddParticipant(number);
  const [text, setText] = useState('');
  const [bad, setBad] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { people, bad: wrong } = parsePeople(text);
    const [person] = people;
    const one = person?.address && people.length === 1 && !wrong;
    setBad(!one);
    if (one && !add.isPending) add.mutate({ address: person.address ?? '', name: person.name }, { onSuccess: onDone });
  };
  const refused = add.error instanceof Problem && add.error.code === 'invalid';
  const error = bad || refused ? t('bad') : add.error && problemText(add.error);
  return (
    <form className={styles.add} onSubmit={submit} noValidate>
      {error && <FormError>{error}</FormError>}
      <Field
        label={t('address')}
        hint={t('hint')}
        value={text}
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        aria-invalid={bad || undefined}
        autoFocus
        onChange={(event) => {
          setText(event.target.value);
          setBad(false);
          add.reset();
        }}
      />
      <div className={styles.buttons}>
        <Button type="submit" look="primary" small aria-disabled={add.isPending}>
          {t('submit')}
        </Button>
        <Button small onClick={onDone}>
          {tc('cancel')}
        </Button>
      </div>
    </form>
  );
}
