import type { ReactNode } from 'react';
import styles from './form.module.css';

/** What belongs together, under its name. */
export const Card = ({ title, children }: { title: string; children: ReactNode }) => (
  <fieldset className={styles.card}>
    <legend>{title}</legend>
    {children}
  </fieldset>
);
