import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useCategories } from '../api/list-categories';
import { useCategoryText } from './category-names';
import { Picker } from './picker';
import styles from './properties.module.css';
import { useCategoryOptions } from './use-category-options';

type Props = { value: string | null; onChange: (key: string | null) => void };

/** What the ticket is about: the tree, or those that are called or typed so. */
export function CategoryPicker({ value, onChange }: Props) {
  const { t } = useTranslation('properties');
  const all = useCategories();
  const say = useCategoryText();
  const find = useCategoryOptions('');
  const [open, setOpen] = useState(false);
  useCommand('category', () => setOpen(true));
  return (
    <Popover
      title={t('category.label')}
      open={open}
      onOpen={setOpen}
      trigger={
        <Button
          small
          className={styles.value}
          aria-label={`${t('category.label')}: ${value ? say(all, value) : t('category.none')}`}
        >
          <span>{value ? say(all, value) : t('category.none')}</span>
          <Icon name="down" size={12} />
        </Button>
      }
    >
      <Picker
        label={t('category.find')}
        value={value ?? ''}
        find={find}
        onChoose={(key) => {
          setOpen(false);
          if (key !== (value ?? '')) onChange(key === '' ? null : key);
        }}
      />
    </Popover>
  );
}
