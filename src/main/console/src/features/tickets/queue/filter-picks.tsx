import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { matches } from '@/lib/matches';
import { Button } from '@/ui/button';
import field from '@/ui/field.module.css';
import { Icon } from '@/ui/icon';
import { Popover } from '@/ui/popover';
import { useChannels } from '../api/list-channels';
import { toggled, valuesOf } from '../filters';
import { type Option, Picker } from '../properties/picker';
import { useCategoryOptions } from '../properties/use-category-options';
import styles from './filtering.module.css';
import { useFilterText } from './use-filter-text';

type Props = { value: string | undefined; onChange: (value: string | undefined) => void };

/** Categories out of their tree, or as they are called or typed. */
export function CategoryPicks(props: Props) {
  const { t } = useTranslation('properties');
  return <Picks {...props} name="category" label={t('category.find')} find={useCategoryOptions('none')} />;
}

/** Mailboxes and bots by what they are called. */
export function ChannelPicks(props: Props) {
  const { t } = useTranslation('filters');
  const channels = useChannels();
  const find = (query: string) =>
    channels
      .filter((channel) => matches(query, `${channel.name} ${channel.key}`))
      .map(({ key, name }) => ({ value: key, label: name }));
  return <Picks {...props} name="channel" label={t('findChannel')} find={find} />;
}

type PicksProps = Props & { name: 'category' | 'channel'; label: string; find: (query: string) => Option[] };

/** As many as one likes out of many; what the list offers no more can still be taken away. */
function Picks({ name, label, find, value, onChange }: PicksProps) {
  const { t } = useTranslation('filters');
  const text = useFilterText();
  const [open, setOpen] = useState(false);
  const chosen = valuesOf(value);
  const said = value ? text(name, value) : t('any');
  const offered = (query: string) => {
    const options = find(query);
    const gone = query.trim() === '' ? chosen.filter((each) => !options.some((option) => option.value === each)) : [];
    return [...gone.map((each) => ({ value: each, label: text(name, each) })), ...options];
  };
  return (
    <div className={field.field}>
      <span className={field.label}>{t(`field.${name}`)}</span>
      <Popover
        title={t(`field.${name}`)}
        open={open}
        onOpen={setOpen}
        trigger={
          <Button className={styles.picks} aria-label={t('chip', { field: t(`field.${name}`), value: said })}>
            <span className={styles.said}>{said}</span>
            <Icon name="down" size={12} />
          </Button>
        }
      >
        <Picker label={label} value={chosen} find={offered} onChoose={(one) => onChange(toggled(value, one))} />
        <div className={styles.buttons}>
          {chosen.length > 0 && (
            <Button small look="quiet" onClick={() => onChange(undefined)}>
              {t('any')}
            </Button>
          )}
          <Button small onClick={() => setOpen(false)}>
            {t('done')}
          </Button>
        </div>
      </Popover>
    </div>
  );
}
