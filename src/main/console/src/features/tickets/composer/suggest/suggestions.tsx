import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useImperativeHandle, useState } from 'react';
import { classes } from '@/ui/classes';
import styles from './suggest.module.css';

export type Item = { id: string; label: string; detail?: string; preview?: ReactNode; lang?: string };
/** Answers whether the key was for the list. */
export type ListKeys = (event: KeyboardEvent) => boolean;

type Props = {
  id: string;
  label: string;
  items: Item[];
  keys: RefObject<ListKeys | null>;
  onPick: (id: string) => void;
  onClose: () => void;
  onActive: (id: string | null) => void;
};

/** The list over the text: the text keeps the focus, its keys come here first. */
export function Suggestions({ id, label, items, keys, onPick, onClose, onActive }: Props) {
  const [active, setActive] = useState(0);
  const index = Math.min(active, items.length - 1);
  const current = items[index];
  const move = (by: number) => setActive((index + by + items.length) % items.length);
  useImperativeHandle(keys, () => (event) => {
    if (event.key === 'Escape') onClose();
    else if (!current) return false;
    else if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if ((event.key === 'Enter' && !event.ctrlKey && !event.metaKey) || (event.key === 'Tab' && !event.shiftKey))
      onPick(current.id);
    else return false;
    return true;
  });
  const activeId = current ? `${id}-${current.id}` : null;
  useEffect(() => {
    onActive(activeId);
    document.getElementById(activeId ?? '')?.scrollIntoView?.({ block: 'nearest' });
  }, [activeId, onActive]);
  if (!current) return null;
  return (
    <div className={styles.popup}>
      <div id={id} role="listbox" aria-label={label} className={styles.list}>
        {items.map((item) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the text keeps the focus
          // biome-ignore lint/a11y/useKeyWithClickEvents: the text's keys come to the list
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            aria-selected={item === current}
            className={classes(styles.item, item === current && styles.active)}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => setActive(items.indexOf(item))}
            onClick={() => onPick(item.id)}
          >
            <span lang={item.lang}>{item.label}</span>
            {item.detail && <small>{item.detail}</small>}
          </div>
        ))}
      </div>
      {current.preview && (
        <div className={styles.preview} lang={current.lang}>
          {current.preview}
        </div>
      )}
    </div>
  );
}
