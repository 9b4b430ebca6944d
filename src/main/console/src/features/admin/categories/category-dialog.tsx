import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '@/features/tickets/api/list-categories';
import { linesOf, nameIn, pathOf } from '@/features/tickets/properties/category-names';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Field, FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import styles from '../rows.module.css';
import { useSaveCategory } from './api/save-category';

type Props = { category: Category | null; all: Category[]; onClose: () => void };

/** Its names and its place; never below itself. */
export function CategoryDialog({ category, all, onClose }: Props) {
  const { t, i18n } = useTranslation('categories');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const save = useSaveCategory(category?.key ?? null);
  const [en, setEn] = useState(category?.en ?? '');
  const [zh, setZh] = useState(category?.zh ?? '');
  const [parent, setParent] = useState(category?.parent ?? '');
  const [missing, setMissing] = useState(false);
  const places = linesOf(all, i18n.language).filter(
    (each) => !each.archived && !pathOf(all, each.key).some((above) => above.key === category?.key),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const complete = en.trim() !== '' && zh.trim() !== '';
    setMissing(!complete);
    if (complete && !save.isPending) save.mutate({ en, zh, parent: parent || null }, { onSuccess: onClose });
  };
  const path = (key: string) =>
    pathOf(all, key)
      .map((each) => nameIn(i18n.language, each))
      .join(' › ');
  return (
    <Dialog title={category ? t('changeNamed', { name: nameIn(i18n.language, category) }) : t('add')} onClose={onClose}>
      <form className={styles.list} onSubmit={submit} noValidate>
        {(missing || save.error) && <FormError>{missing ? t('missing') : problemText(save.error)}</FormError>}
        <Field label={t('en')} lang="en" maxLength={100} value={en} onChange={(event) => setEn(event.target.value)} />
        <Field
          label={t('zh')}
          lang="zh-CN"
          maxLength={100}
          value={zh}
          onChange={(event) => setZh(event.target.value)}
        />
        <SelectField
          label={t('parent')}
          value={parent}
          options={[['', t('top')], ...places.map((each): [string, string] => [each.key, path(each.key)])]}
          onChange={setParent}
        />
        <div className={styles.buttons}>
          <Button type="submit" look="primary" aria-disabled={save.isPending}>
            {t('save')}
          </Button>
          <Button onClick={onClose}>{tc('cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}
