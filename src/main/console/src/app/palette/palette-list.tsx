import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { keyCaps } from '@/lib/keymap';
import { Icon } from '@/ui/icon';
import { KeyCaps } from '@/ui/key-caps';
import type { Entry, Section } from './entry';
import styles from './palette.module.css';
import { LIST, optionId } from './search-field';

type Props = {
  groups: { section: Section | null; entries: Entry[] }[];
  active: string | undefined;
  onActive: (id: string) => void;
  onChoose: (entry: Entry) => void;
};

export function PaletteList({ groups, active, onActive, onChoose }: Props) {
  const { t } = useTranslation('commands');
  const total = groups.reduce((sum, group) => sum + group.entries.length, 0);
  useEffect(() => {
    document.getElementById(optionId(active) ?? '')?.scrollIntoView?.({ block: 'nearest' });
  }, [active]);
  const line = (entry: Entry) => (
    <Line key={entry.id} entry={entry} active={entry.id === active} onActive={onActive} onChoose={onChoose} />
  );
  return (
    <>
      <div id={LIST} role="listbox" aria-label={t('palette')} className={styles.list}>
        {groups.map(({ section, entries }) =>
          section === null ? (
            entries.map(line)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={section} role="group" aria-label={t(`sections.${section}`)}>
              <div aria-hidden="true" className={styles.heading}>
                {t(`sections.${section}`)}
              </div>
              {entries.map(line)}
            </div>
          ),
        )}
      </div>
      <p role="status" className={total === 0 ? styles.nothing : 'visually-hidden'}>
        {total === 0 ? t('nothing') : t('found', { count: total })}
      </p>
    </>
  );
}

type LineProps = { entry: Entry; active: boolean; onActive: (id: string) => void; onChoose: (entry: Entry) => void };

function Line({ entry, active, onActive, onChoose }: LineProps) {
  const { t } = useTranslation('commands');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus
    <div
      id={optionId(entry.id)}
      role="option"
      aria-selected={active}
      className={styles.line}
      onPointerMove={() => !active && onActive(entry.id)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onChoose(entry)}
    >
      <span className={styles.label}>{entry.label}</span>
      {entry.current && (
        <span className={styles.current}>
          <Icon name="check" size={13} />
          {t('current')}
        </span>
      )}
      {entry.keys && <KeyCaps caps={keyCaps(entry.keys)} />}
    </div>
  );
}
