import type { ComponentProps } from 'react';
import styles from './button.module.css';
import { classes } from './classes';

type Look = { look?: 'plain' | 'primary' | 'note' | 'quiet'; small?: boolean; icon?: boolean };

export const buttonClass = ({ look = 'plain', small, icon }: Look, extra?: string) =>
  classes(styles.button, look !== 'plain' && styles[look], small && styles.small, icon && styles.icon, extra);

export function Button({ look, small, icon, className, type = 'button', ...rest }: Look & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass({ look, small, icon }, className)} {...rest} />;
}
