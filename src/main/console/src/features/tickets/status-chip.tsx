import type { Priority, Status } from '@/live/ticket-row';
import { classes } from '@/ui/classes';
import { Icon } from '@/ui/icon';
import chip from './chip.module.css';
import styles from './status-chip.module.css';

export const StatusChip = ({ status, label }: { status: Status; label: string }) => (
  <span className={classes(chip.chip, styles[status])}>
    {(status === 'resolved' || status === 'closed') && <Icon name="check" size={11} />}
    {label}
  </span>
);

/** Only priorities above the ordinary are worth ink. */
export const PriorityChip = ({ priority, label }: { priority: Priority; label: string }) =>
  priority === 'high' || priority === 'urgent' ? (
    <span className={classes(chip.chip, styles[priority])}>
      <Icon name="arrowUp" size={11} />
      {label}
    </span>
  ) : null;
