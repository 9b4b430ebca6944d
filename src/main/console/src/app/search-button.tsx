import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '@/lib/commands';
import { withTexts } from '@/lib/i18n/i18n';
import { keyCaps, keysOf } from '@/lib/keymap';
import { Button } from '@/ui/button';
import { Icon } from '@/ui/icon';
import { KeyCaps } from '@/ui/key-caps';
import styles from './shell.module.css';

const SearchBox = lazy(async () => ({
  default: (await withTexts(import('@/features/tickets/search/search-box'))).SearchBox,
}));

/** Looks like the field it becomes; the field's code comes when somebody wants to search. */
export function SearchButton() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  useCommand('search', () => setOpen(true));
  const button = (
    <Button look="quiet" className={styles.search} aria-label={t('search')} onClick={() => setOpen(true)}>
      <Icon name="search" />
      <span className={styles.searchWords}>{t('search')}</span>
      <span aria-hidden="true">
        <KeyCaps caps={keyCaps(keysOf('search'))} />
      </span>
    </Button>
  );
  if (!open) return button;
  return (
    <Suspense fallback={button}>
      <SearchBox onClose={() => setOpen(false)} />
    </Suspense>
  );
}
