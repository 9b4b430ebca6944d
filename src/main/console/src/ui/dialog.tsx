import { Dialog as Base } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from './button';
import { classes } from './classes';
import styles from './dialog.module.css';
import { Icon } from './icon';

type Props = {
  title: string;
  lead?: string;
  /** Absent: the dialog cannot be put away. */
  onClose?: () => void;
  wide?: boolean;
  className?: string;
  children: ReactNode;
};

/** A modal dialog, open while it is rendered. */
export function Dialog({ title, lead, onClose, wide, className, children }: Props) {
  const { t } = useTranslation();
  return (
    <Base.Root open disablePointerDismissal={!onClose} onOpenChange={(open) => !open && onClose?.()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classes(styles.popup, wide && styles.wide, className)}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          {lead && <Base.Description className={styles.lead}>{lead}</Base.Description>}
          {children}
          {onClose && (
            <Base.Close
              className={buttonClass({ look: 'quiet', icon: true, small: true }, styles.close)}
              aria-label={t('close')}
            >
              <Icon name="close" />
            </Base.Close>
          )}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** A modal dialog that is all its own, its title for screen readers alone. Escape or a press outside puts it away. */
export function BareDialog(props: { title: string; onClose: () => void; className?: string; children: ReactNode }) {
  return (
    <Base.Root open onOpenChange={(open) => !open && props.onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={classes(styles.popup, props.className)}>
          <Base.Title className="visually-hidden">{props.title}</Base.Title>
          {props.children}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
