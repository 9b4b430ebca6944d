import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Category, categoriesQuery } from '@/features/tickets/api/list-categories';
import { linesOf, nameIn } from '@/features/tickets/properties/category-names';
import { Button } from '@/ui/button';
import { FailedToLoad, Skeleton } from '@/ui/notice';
import { AdminPage } from '../admin-page';
import styles from '../rows.module.css';
import { ArchiveDialog } from './archive-dialog';
import { CategoryDialog } from './category-dialog';

/** What tickets can be about, as a tree, in both languages. */
export function CategoriesPage() {
  const { t } = useTranslation('categories');
  const [editing, setEditing] = useState<Category | 'new' | null>(null);
  const query = useQuery(categoriesQuery);
  return (
    <AdminPage page="categories" title={t('title')}>
      <h1 className={styles.title}>{t('title')}</h1>
      <p className={styles.lead}>{t('lead')}</p>
      <div>
        <Button look="primary" onClick={() => setEditing('new')}>
          {t('add')}
        </Button>
      </div>
      {query.error && !query.data && <FailedToLoad error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton bars={4} />}
      {query.data && <Tree all={query.data} onEdit={setEditing} />}
      {editing && query.data && (
        <CategoryDialog
          category={editing === 'new' ? null : editing}
          all={query.data}
          onClose={() => setEditing(null)}
        />
      )}
    </AdminPage>
  );
}

function Tree({ all, onEdit }: { all: Category[]; onEdit: (category: Category) => void }) {
  const { t, i18n } = useTranslation('categories');
  const [archiving, setArchiving] = useState<Category | null>(null);
  if (all.length === 0) return <p className={styles.lead}>{t('none')}</p>;
  const other = i18n.language === 'zh-CN' ? 'en' : 'zh-CN';
  return (
    <>
      <ul className={styles.list}>
        {linesOf(all, i18n.language).map((each) => {
          const name = nameIn(i18n.language, each);
          return (
            <li key={each.key} className={styles.row} style={{ marginInlineStart: 24 * each.depth }}>
              <div className={styles.mail}>
                <strong>{name}</strong>
                <p className={styles.meta}>
                  <span lang={other}>{nameIn(other, each)}</span>
                  {each.archived && ` · ${t('archived')}`}
                </p>
              </div>
              <Button small aria-label={t('changeNamed', { name })} onClick={() => onEdit(each)}>
                {each.archived ? t('restore') : t('change')}
              </Button>
              {!each.archived && (
                <Button small look="quiet" aria-label={t('archiveNamed', { name })} onClick={() => setArchiving(each)}>
                  {t('archive')}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {archiving && <ArchiveDialog category={archiving} all={all} onClose={() => setArchiving(null)} />}
    </>
  );
}
