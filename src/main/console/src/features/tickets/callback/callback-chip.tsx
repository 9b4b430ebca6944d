import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import chip from '../chip.module.css';
import styles from './callback.module.css';

/** Its customer is to be called back. */
export const CallbackChip = ({ label }: { label: string }) => (
  <span className={classes(chip.chip, styles.due)}>
    <Icon name="phone" size={11} />
    {label}
  </span>
);
