import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closePalette } from '@/lib/commands';
import type { CommandId } from '@/lib/keymap';
import { useSession } from '@/lib/session';
import { BareDialog } from '@/ui/dialog';
import type { Entry, Section } from './entry';
import { find, ticketNumber, unasked } from './find';
import styles from './palette.module.css';
import { PaletteList } from './palette-list';
import { searchable } from './rank';
import { noteRecent, recentIds } from './recent';
import { SearchField } from './search-field';
import { useEntries } from './use-entries';

type Group = { section: Section | null; entries: Entry[] };

/** Everything one can do or go to, by a few letters of its name. It opens at once: no animation. */
export function Palette({ only: first }: { only: CommandId | null }) {
  const { t } = useTranslation('commands');
  const { user } = useSession();
  const [only, setOnly] = useState(first);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const entries = useEntries(only);
  const asked = useAsked(only === null ? query : '');

  const groups: Group[] =
    query.trim() === ''
      ? unasked(entries, recentIds(user.id), only !== null)
      : [{ section: null, entries: [...asked.first, ...find(query, entries), ...asked.last] }];
  const shown = groups.flatMap((group) => group.entries);

  const choose = (entry: Entry | undefined) => {
    if (!entry) return;
    if (only === null) noteRecent(user.id, entry.id);
    closePalette();
    // After the focus has gone back to where it was: the command may want it elsewhere.
    window.setTimeout(entry.run);
  };
  const ask = (next: string) => {
    setQuery(next);
    setActive(0);
  };
  return (
    <BareDialog title={only ? t(only) : t('palette')} onClose={closePalette} className={styles.palette}>
      <SearchField
        only={only}
        query={query}
        options={shown.map((entry) => entry.id)}
        active={Math.min(active, shown.length - 1)}
        onQuery={ask}
        onActive={setActive}
        onChoose={() => choose(shown[Math.min(active, shown.length - 1)])}
        onWiden={() => {
          setOnly(null);
          setActive(0);
        }}
      />
      <PaletteList
        groups={groups}
        active={shown[Math.min(active, shown.length - 1)]?.id}
        onActive={(id) => setActive(shown.findIndex((entry) => entry.id === id))}
        onChoose={choose}
      />
    </BareDialog>
  );
}

/** What only a query can name: a ticket by its number before everything, a search for the words after everything. */
function useAsked(query: string): { first: Entry[]; last: Entry[] } {
  const { t } = useTranslation('commands');
  const router = useRouter();
  const words = query.trim();
  const number = ticketNumber(query);
  const line = (id: string, label: string, to: string): Entry => ({
    id,
    section: 'go',
    label,
    search: searchable(label),
    run: () => void router.navigate({ href: to }),
  });
  const searches = words !== '' && '/search' in router.routesByPath;
  return {
    first: number === null ? [] : [line(`t ${number}`, t('goTicket', { number: `T-${number}` }), `/t/${number}`)],
    last: searches ? [line('search-for', t('searchFor', { words }), `/search?q=${encodeURIComponent(words)}`)] : [],
  };
}
