import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field } from '@/ui/field';
import type { BulkChange } from '../api/bulk-change';
import styles from './bulk.module.css';

const tagsOf = (text: string) => [...new Set(text.split(/[,，]/).map((tag) => tag.trim()))].filter((tag) => tag !== '');

/** Tags to put on and to take off. */
export function TagDialog(props: { onChange: (change: BulkChange) => void; onClose: () => void }) {
  const { t } = useTranslation('bulk');
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const addTags = tagsOf(add);
  const removeTags = tagsOf(remove);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onChange({ ...(addTags.length > 0 && { addTags }), ...(removeTags.length > 0 && { removeTags }) });
    props.onClose();
  };
  return (
    <Dialog title={t('tag')} onClose={props.onClose}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('addTags')} hint={t('commas')} value={add} onChange={(event) => setAdd(event.target.value)} />
        <Field
          label={t('removeTags')}
          hint={t('commas')}
          value={remove}
          onChange={(event) => setRemove(event.target.value)}
        />
        <Button look="primary" type="submit" disabled={addTags.length + removeTags.length === 0}>
          {t('change')}
        </Button>
      </form>
    </Dialog>
  );
}
