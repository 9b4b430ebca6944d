import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Category } from '@/features/tickets/api/list-categories';
import { linesOf, nameIn, pathOf } from '@/features/tickets/properties/category-names';
import { Problem } from '@/lib/http';
import { useProblemText } from '@/lib/i18n/use-problem-text';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { FormError } from '@/ui/field';
import { SelectField } from '@/ui/fields';
import styles from '../rows.module.css';
import { useArchiveCategory } from './api/archive-category';

type Props = { category: Category; all: Category[]; onClose: () => void };

/** Puts a category away; tickets that have it keep it or get another, as somebody says. */
export function ArchiveDialog({ category, all, onClose }: Props) {
  const { t, i18n } = useTranslation('categories');
  const { t: tc } = useTranslation();
  const problemText = useProblemText();
  const archive = useArchiveCategory(category.key);
  const [moveTo, setMoveTo] = useState('');
  const { error } = archive;
  const used = error instanceof Problem && error.code === 'category-in-use' ? Number(error.params.tickets) : 0;
  const confirm = () => {
    if (archive.isPending) return;
    archive.mutate(moveTo ? { keep: false, moveTo } : { keep: used > 0 }, { onSuccess: onClose });
  };
  const path = (key: string) =>
    pathOf(all, key)
      .map((each) => nameIn(i18n.language, each))
      .join(' › ');
  const others = linesOf(all, i18n.language).filter((each) => !each.archived && each.key !== category.key);
  return (
    <Dialog
      title={t('archiveNamed', { name: nameIn(i18n.language, category) })}
      lead={t('archiveLead')}
      onClose={onClose}
    >
      {error && <FormError>{used ? t('used', { count: used }) : problemText(error)}</FormError>}
      {used > 0 && (
        <SelectField
          label={t('tickets')}
          value={moveTo}
          options={[
            ['', t('keep')],
            ...others.map((each): [string, string] => [each.key, t('moveTo', { name: path(each.key) })]),
          ]}
          onChange={setMoveTo}
        />
      )}
      <div className={styles.buttons}>
        <Button look="primary" aria-disabled={archive.isPending} onClick={confirm}>
          {t('archive')}
        </Button>
        <Button onClick={onClose}>{tc('cancel')}</Button>
      </div>
    </Dialog>
  );
}
