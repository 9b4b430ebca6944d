import { Popover as Base } from '@base-ui/react/popover';
import type { ReactElement, ReactNode } from 'react';
import styles from './popover.module.css';

type Props = {
  title: string;
  /** The button's element. */
  trigger: ReactElement;
  open: boolean;
  onOpen: (open: boolean) => void;
  children: ReactNode;
};

/** A button that opens a few words beside itself; Escape or a press elsewhere puts them away. */
export function Popover({ title, trigger, open, onOpen, children }: Props) {
  return (
    <Base.Root open={open} onOpenChange={onOpen}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner} align="start" sideOffset={4} collisionPadding={8}>
          <Base.Popup className={styles.popup}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
